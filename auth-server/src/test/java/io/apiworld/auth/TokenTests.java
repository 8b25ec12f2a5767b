package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.challenge;
import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole server over HTTP, as clients and people meet it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
@ExtendWith(OutputCaptureExtension.class)
class TokenTests {

    static final String EVERYTHING = "openid profile email read:customers write:customers read:tickets write:tickets "
            + "read:chat write:chat read:webhooks write:webhooks admin";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Test
    void aPersonLogsInAndTheClientGetsATokenForThem() {
        var visitor = new Visitor(port);

        var token = visitor.redeem(codeFor(visitor, "cesar", "openid read:customers"))
                .path("access_token")
                .asString();

        assertThat(part(token, 0).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(claims(token).path("iss").asString()).isEqualTo("https://localhost:8443");
        assertThat(claims(token).path("aud").toString()).contains("https://localhost:8443");
        assertThat(claims(token).path("sub").asString()).isEqualTo("cesar");
        assertThat(claims(token).path("client_id").asString()).isEqualTo("cli");
        assertThat(claims(token).path("customer_id").asString()).isEqualTo("12345");
        assertThat(claims(token).path("roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(claims(token).path("scope").asString()).isEqualTo("openid read:customers");
    }

    @ParameterizedTest
    @CsvSource({
        "cesar, openid profile email read:customers read:chat write:chat",
        "agent01, openid profile email read:customers write:customers read:tickets write:tickets read:chat write:chat",
        "supervisor, openid profile email read:customers write:customers read:tickets write:tickets read:chat write:chat read:webhooks",
        "admin, openid profile email read:customers write:customers read:tickets write:tickets read:chat write:chat read:webhooks write:webhooks admin"
    })
    void aTokenHoldsNoMoreThanThePersonMayDo(String person, String scopes) {
        var visitor = new Visitor(port);

        var answer = visitor.redeem(codeFor(visitor, person, EVERYTHING));

        assertThat(words(answer.path("scope").asString())).isEqualTo(words(scopes));
        assertThat(words(claims(answer.path("access_token").asString())
                        .path("scope")
                        .asString()))
                .isEqualTo(words(scopes));
    }

    @Test
    void aPersonWhoMayGrantNothingOfWhatIsAskedGrantsNothing() {
        var back = new Visitor(port)
                .authorize(request("cli", "http://127.0.0.1:9/callback", "admin"), "cesar", TestSecrets.PERSON);

        assertThat(parameter(back, "error")).isEqualTo("invalid_scope");
        assertThat(parameter(back, "code")).isEmpty();
    }

    @Test
    void aMachineLogsInWithItsSecret() {
        var answer = clientCredentials("integration", TestSecrets.CLIENT + "2", "read:tickets write:tickets");

        assertThat(answer.statusCode()).isEqualTo(200);
        var token = json(answer).path("access_token").asString();
        assertThat(claims(token).path("sub").asString()).isEqualTo("integration");
        assertThat(claims(token).path("roles").toString()).isEqualTo("[\"integration\"]");
    }

    /** RFC 9068, section 2.2.3: no list. */
    @Test
    @Trap("A8")
    void theScopesInATokenAreOneText() {
        var token = json(clientCredentials("integration", TestSecrets.CLIENT + "2", "read:tickets write:tickets"))
                .path("access_token")
                .asString();

        assertThat(claims(token).path("scope").isString()).isTrue();
        assertThat(words(claims(token).path("scope").asString()))
                .containsExactlyInAnyOrder("read:tickets", "write:tickets");
    }

    /** A slow hash, in the database from the start or put there when the secret is first used, would slow down every request. */
    @Test
    @Trap("A6")
    void aClientsSecretIsHashedFastAndStaysSoWhenItIsUsed() {
        assertThat(clientCredentials("integration", TestSecrets.CLIENT + "2", "read:tickets")
                        .statusCode())
                .isEqualTo(200);

        assertThat(db.sql("select client_secret from oauth2_registered_client where client_id = 'integration'")
                        .query(String.class)
                        .single())
                .matches("\\{sha256}[0-9a-f]{64}");
    }

    @Test
    @Trap("A9")
    void aMachineWithAWrongSecretIsToldHowToLogIn() {
        var answer = clientCredentials("integration", "wrong", "read:tickets");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void aMachineGetsNoScopeBeyondItsOwn() {
        var answer = clientCredentials("chat-service", TestSecrets.CLIENT + "3", "read:customers admin");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void oneCodeHasOneWinnerOfTenAtOnce() throws Exception {
        var visitor = new Visitor(port);
        var code = codeFor(visitor, "agent01", "openid");

        try (var threads = Executors.newFixedThreadPool(10)) {
            Callable<JsonNode> attempt = () -> new Visitor(port).redeem(code);
            var answers = threads.invokeAll(java.util.Collections.nCopies(10, attempt)).stream()
                    .map(result -> result.resultNow())
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.has("access_token")).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.path("error").asString("").equals("invalid_grant"))
                    .hasSize(9);
        }
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamily() {
        var visitor = new Visitor(port);
        var code = codeForConsole(visitor);
        var first = json(visitor.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        "https://localhost:8443/bff/callback/console",
                        "code_verifier",
                        Visitor.VERIFIER),
                "Authorization",
                basic("console", TestSecrets.CLIENT)));
        var second = refresh(visitor, first.path("refresh_token").asString());
        assertThat(second.path("refresh_token").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asString());

        var reused = refresh(visitor, first.path("refresh_token").asString());
        var afterwards = refresh(visitor, second.path("refresh_token").asString());

        assertThat(reused.path("error").asString()).isEqualTo("invalid_grant");
        assertThat(afterwards.path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aPublicClientWithoutPkceIsRefused() {
        var request = new LinkedHashMap<>(request("cli", "http://127.0.0.1:9/callback", "openid"));
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        var back = new Visitor(port).authorize(request, "cesar", TestSecrets.PERSON);

        assertThat(parameter(back, "error")).isEqualTo("invalid_request");
    }

    @Test
    @Trap("A15")
    void anUnknownRedirectIsNeverFollowed() {
        var request = request("cli", "https://evil.example/callback", "openid");

        var answer = new Visitor(port)
                .get("/oauth2/authorize?"
                        + request.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + java.net.URLEncoder.encode(
                                                entry.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                                .collect(java.util.stream.Collectors.joining("&")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aWrongPasswordSaysNothingAboutWhichPartWasWrong() {
        var wrongPassword =
                new Visitor(port).authorize(request("cli", "http://127.0.0.1:9/callback", "openid"), "cesar", "no");
        var wrongName =
                new Visitor(port).authorize(request("cli", "http://127.0.0.1:9/callback", "openid"), "nobody", "no");

        assertThat(wrongPassword.getPath()).isEqualTo("/login").isEqualTo(wrongName.getPath());
        assertThat(wrongPassword.getQuery()).isEqualTo("error").isEqualTo(wrongName.getQuery());
    }

    @Test
    void theSignatureVerifiesWithThePublishedKeyAndNothingPrivateIsPublished() throws Exception {
        var token = json(clientCredentials("integration", TestSecrets.CLIENT + "2", "read:tickets"))
                .path("access_token")
                .asString();

        var published = JWKSet.parse(new Visitor(port).get("/oauth2/jwks").body());
        var signed = SignedJWT.parse(token);
        var key = published.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();

        assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(published.getKeys()).noneMatch(each -> each.isPrivate());
        assertThat(db.sql("select encode(sealed_jwk, 'escape') from signing_key")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains("\"d\""));
    }

    @Test
    void passwordsAndSecretsStandNowhereInClear(CapturedOutput log) {
        codeFor(new Visitor(port), "vera", "openid");
        clientCredentials("integration", TestSecrets.CLIENT + "2", "read:tickets");

        assertThat(db.sql("select password_hash from account")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("{bcrypt}$2"));
        assertThat(db.sql("select client_secret from oauth2_registered_client where client_secret is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("{sha256}"));
        assertThat(log.getAll()).contains("Token issued").doesNotContain(TestSecrets.PERSON, TestSecrets.CLIENT, "eyJ");
    }

    @Test
    void metadataNamesThePublicAddress() {
        var metadata = json(new Visitor(port).get("/.well-known/oauth-authorization-server"));

        assertThat(metadata.path("issuer").asString()).isEqualTo("https://localhost:8443");
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo("https://localhost:8443/oauth2/token");
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
    }

    private String codeFor(Visitor visitor, String person, String scope) {
        var back = visitor.authorize(request("cli", "http://127.0.0.1:9/callback", scope), person, TestSecrets.PERSON);
        assertThat(parameter(back, "error")).isEmpty();
        return parameter(back, "code");
    }

    private String codeForConsole(Visitor visitor) {
        var request = request("console", "https://localhost:8443/bff/callback/console", "openid read:chat");
        return parameter(visitor.authorize(request, "agent01", TestSecrets.PERSON), "code");
    }

    private static JsonNode refresh(Visitor visitor, String token) {
        return json(visitor.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "refresh_token", token),
                "Authorization",
                basic("console", TestSecrets.CLIENT)));
    }

    private java.net.http.HttpResponse<String> clientCredentials(String client, String secret, String scope) {
        return new Visitor(port)
                .post(
                        "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "scope", scope),
                        "Authorization",
                        basic(client, secret));
    }

    private static Map<String, String> request(String client, String redirect, String scope) {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                redirect,
                "scope",
                scope,
                "state",
                "xyz",
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256");
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.split(" ")));
    }
}
