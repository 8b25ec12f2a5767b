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
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
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
        return Stream.of(
                Arguments.of(named("malformed", "not a token"), "malformed"),
                Arguments.of(named("no JWT", "abc"), "dot delimiter"),
                Arguments.of(
                        named("expired", token(claims("agent01").issueTime(past).expirationTime(soonAfter))),
                        "expired"),
                Arguments.of(
                        named(
                                "not yet valid",
                                token(claims("agent01")
                                        .notBeforeTime(Date.from(Instant.now().plusSeconds(3600))))),
                        "before"),
                Arguments.of(named("foreign issuer", token(claims("agent01").issuer("https://evil.example"))), "iss"),
                Arguments.of(named("for somebody else", token(claims("agent01").audience("other"))), "aud"),
                Arguments.of(named("an ID token", token(claims("agent01"), "JWT")), "typ"),
                Arguments.of(named("forged", forgedToken("agent01")), "validate"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedAndTheCauseToldApart(String token, String cause) {
        var response = call(token);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                .containsIgnoringCase(cause)
                .endsWith(METADATA);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:invalid-token");
        assertThat(Browser.json(response).path("layer").asString()).isEqualTo("auth");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aGoodTokenPassesUnchanged() {
        var good = token("agent01");

        assertThat(call(good).statusCode()).isEqualTo(200);
        assertThat(CRM.last().header("Authorization")).isEqualTo("Bearer " + good);
    }

    @Test
    void noTokenIsAnsweredByABareChallenge() {
        var response = new Browser(port).get("/api/customers");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response)).isEqualTo("Bearer " + METADATA);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    @Test
    void anotherSchemeIsNoToken() {
        var response = new Browser(port).get("/api/customers", "Authorization", "Basic YTpi");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    @Test
    void aTokenInTheQueryIsNoToken() {
        assertThat(new Browser(port)
                        .get("/api/customers?access_token=" + token("agent01"))
                        .statusCode())
                .isEqualTo(401);
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
