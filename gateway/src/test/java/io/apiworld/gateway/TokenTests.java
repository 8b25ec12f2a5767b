package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.forgedToken;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class TokenTests {

    /** RFC 9728, section 5.1 */
    static final String METADATA = "resource_metadata=\"https://localhost:8443/.well-known/oauth-protected-resource\"";

    @LocalServerPort
    int port;

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
    }

    static Stream<Arguments> badTokens() {
        var past = Date.from(Instant.now().minusSeconds(3600));
        var soonAfter = Date.from(Instant.now().minusSeconds(1800));
        var good = token("agent01");
        return Stream.of(
                Arguments.of(named("no token68", "not a token"), "malformed", "is malformed"),
                Arguments.of(named("no JWT", "abc"), "malformed", "is malformed"),
                Arguments.of(named("cut off", good.substring(0, good.lastIndexOf('.'))), "malformed", "is malformed"),
                Arguments.of(
                        named("cut off in its signature", good.substring(0, good.length() - 9)),
                        "wrong signature",
                        "signature does not fit"),
                Arguments.of(
                        named("altered", good.replaceFirst("\\.[^.]{5}", ".eyJhI")),
                        "wrong signature",
                        "signature does not fit"),
                Arguments.of(named("forged", forgedToken("agent01")), "wrong signature", "signature does not fit"),
                // {"alg":"none"}
                Arguments.of(
                        named("not signed", "eyJhbGciOiJub25lIn0." + good.split("\\.")[1] + "."),
                        "unsigned",
                        "is not signed"),
                Arguments.of(
                        named("expired", token(claims("agent01").issueTime(past).expirationTime(soonAfter))),
                        "expired",
                        "expired at 20"),
                Arguments.of(
                        named(
                                "not yet valid",
                                token(claims("agent01")
                                        .notBeforeTime(Date.from(Instant.now().plusSeconds(3600))))),
                        "not yet valid",
                        "not valid before 20"),
                Arguments.of(
                        named("foreign issuer", token(claims("agent01").issuer("https://evil.example"))),
                        "wrong issuer",
                        "of another issuer"),
                Arguments.of(
                        named("for somebody else", token(claims("agent01").audience("other"))),
                        "wrong audience",
                        "for somebody else"),
                Arguments.of(named("an ID token", token(claims("agent01"), "JWT")), "wrong type", "no access token"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedAndTheCauseToldApart(String token, String cause, String words, CapturedOutput log) {
        var response = call(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                .contains(words)
                .endsWith(METADATA);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:invalid-token");
        assertThat(Browser.json(response).path("layer").asString()).isEqualTo("auth");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(log.getOut()).contains("Not let in: " + cause + " at /api/customers");
        assertThat(log.getAll()).doesNotContain("Bearer " + token, "eyJ");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aGoodTokenPassesUnchanged() {
        var good = token("agent01");

        assertThat(call(good).statusCode()).isEqualTo(200);
        assertThat(CRM.last().header("Authorization")).isEqualTo("Bearer " + good);
    }

    @Test
    @Trap("G14")
    void noTokenIsAnsweredByABareChallenge() {
        var response = new Browser(port).get("/api/customers");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer " + METADATA);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    /** RFC 6750, section 3.1: what is no credentials for us gets no error code, but may be told in words. */
    static Stream<Arguments> noCredentials() {
        return Stream.of(
                Arguments.of(
                        named("no scheme", new String[] {"Authorization", token("agent01")}), "a token and no scheme"),
                Arguments.of(
                        named("another scheme", new String[] {"Authorization", "Basic YTpi"}),
                        "not one that is taken"));
    }

    @ParameterizedTest
    @MethodSource("noCredentials")
    void whatIsNoTokenForUsGetsABareChallengeAndHelpfulWords(String[] headers, String words) {
        var response = new Browser(port).get("/api/customers", headers);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer " + METADATA);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
        assertThat(Browser.json(response).path("detail").asString()).contains(words, "Authorization: Bearer <token>");
    }

    @Test
    void aTokenInTheQueryIsNoToken() {
        var response = new Browser(port).get("/api/customers?access_token=" + token("agent01"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer " + METADATA);
        assertThat(Browser.json(response).path("detail").asString()).contains("in the query is not taken");
    }

    /** RFC 6750, section 3.1, invalid_request: repeated, more than one way, or otherwise malformed. */
    static Stream<Arguments> confusedRequests() {
        var bearer = "Bearer " + token("agent01");
        return Stream.of(
                Arguments.of("", new String[] {"Authorization", bearer, "Authorization", bearer}, "more than once"),
                Arguments.of("", new String[] {"Authorization", bearer + ", " + bearer}, "more than once"),
                Arguments.of("?access_token=" + token("agent01"), new String[] {"Authorization", bearer}, "one way"),
                Arguments.of("", new String[] {"Authorization", bearer, "x-api-key", "aw_live_x"}, "one way"),
                Arguments.of("", new String[] {"x-api-key", "aw_live_x", "x-api-key", "aw_live_y"}, "more than once"),
                Arguments.of("", new String[] {"Authorization", "Bearer"}, "no token after it"));
    }

    @ParameterizedTest
    @MethodSource("confusedRequests")
    void credentialsInTwoWaysAre400(String query, String[] headers, String words) {
        var response = new Browser(port).get("/api/customers" + query, headers);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(challenge(response)).startsWith("Bearer error=\"invalid_request\", error_description=\"");
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:invalid-token-request");
        assertThat(Browser.json(response).path("detail").asString()).contains(words);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void whereNobodyIsLookedAtABadTokenDoesNotMatter() {
        assertThat(new Browser(port)
                        .post("/webhook/chat-started", "{}", "Authorization", "Bearer abc")
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Browser(port)
                        .get("/agent", "Authorization", "Bearer abc")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSilentAuthorizationServerIsNotTheCallersFault() throws Exception {
        AUTH.stub().answers(_ -> Answer.status(500));

        var response = call(tokenOfAnUnknownKey());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:identity-unavailable");
        assertThat(Browser.json(response).path("layer").asString()).isEqualTo("auth");
    }

    /** RFC 9449: the proof is the service's to check, so that both reach it as they came. */
    @Test
    void aBoundTokenPassesWithItsProofUnchanged() {
        var bound = boundToken();

        var response = new Browser(port).get("/api/customers", "Authorization", "DPoP " + bound, "DPoP", "the.proof");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(CRM.last().header("Authorization")).isEqualTo("DPoP " + bound);
        assertThat(CRM.last().header("DPoP")).isEqualTo("the.proof");
    }

    @Test
    void aBoundTokenIsNoBearerToken() {
        assertThat(call(boundToken()).statusCode()).isEqualTo(401);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aProofIsOfNoUseToAnUnboundToken() {
        var response = new Browser(port)
                .get("/api/customers", "Authorization", "DPoP " + token("agent01"), "DPoP", "the.proof");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aBoundTokenWithoutAProofIsABadRequest() {
        var response = new Browser(port).get("/api/customers", "Authorization", "DPoP " + boundToken());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CRM.stub().requests()).isEmpty();
    }

    private static String boundToken() {
        return token(claims("agent01").claim("cnf", Map.of("jkt", "a-thumbprint")));
    }

    private HttpResponse<String> call(String token) {
        return new Browser(port).get("/api/customers", "Authorization", "Bearer " + token);
    }

    private static String challenge(HttpResponse<String> response) {
        return String.join("|", response.headers().allValues("WWW-Authenticate"));
    }

    private static String tokenOfAnUnknownKey() throws Exception {
        var key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims("agent01").build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
