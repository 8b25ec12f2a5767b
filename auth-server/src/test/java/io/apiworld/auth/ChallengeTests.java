package io.apiworld.auth;

import static io.apiworld.auth.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.ImportTestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is refused is told why, in words for programs. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class ChallengeTests {

    private static final String METADATA =
            "resource_metadata=\"https://localhost:8443/.well-known/oauth-protected-resource\"";

    @LocalServerPort
    int port;

    /** RFC 6749, section 5.2; RFC 9110, section 15.5.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/token",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/device_authorization"
            })
    void aClientThatSaysNothingOfItselfIsToldHowItCould(String endpoint) {
        var answer = new Visitor(port).post(endpoint, Map.of("grant_type", "client_credentials", "token", "any"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_client");
        assertThat(challenge(answer)).startsWith("Basic ");
    }

    /** It could show no secret, and shows no verifier either (RFC 7636, section 4.5). */
    @Test
    void aPublicClientWithoutAVerifierIsNoClient() {
        var code = new Grants(port).code("cli", "cesar", "openid");

        var answer = new Visitor(port)
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "cli",
                                "code",
                                code,
                                "redirect_uri",
                                String.valueOf(Grants.REDIRECTS.get("cli"))));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_client");
    }

    /** RFC 6750, section 3; OpenID Connect Core 1.0, section 5.3.3. */
    @Test
    void aRevokedTokenIsToldToBeInvalid() {
        var grants = new Grants(port);
        var token = grants.tokens("cli", "cesar", "openid").path("access_token").asString();
        grants.revoke("cli", token);

        var answer = userinfo("Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_token");
        assertThat(challenge(answer)).isEqualTo("Bearer error=\"invalid_token\", " + METADATA);
    }

    @Test
    void aTokenThatIsNotForOpenIdIsToldWhichScopeItLacks() {
        var token = new Grants(port)
                .tokens("cli", "cesar", "read:chat")
                .path("access_token")
                .asString();

        var answer = userinfo("Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).isEqualTo("Bearer error=\"insufficient_scope\", scope=\"openid\", " + METADATA);
    }

    /** RFC 9449, section 7.1. */
    @Test
    void aTokenThatCameWithAProofIsChallengedByThatScheme() {
        var key = new ProofKey();
        var grants = new Grants(port);
        var token = grants.redeem(
                        "cli",
                        grants.code("cli", "cesar", "openid"),
                        "DPoP",
                        key.proof("POST", endpoint("/oauth2/token")))
                .path("access_token")
                .asString();
        grants.revoke("cli", token);

        var answer = userinfo("DPoP " + token, "DPoP", key.proof("GET", endpoint("/userinfo"), token));

        assertThat(challenge(answer)).isEqualTo("DPoP error=\"invalid_token\", " + METADATA);
    }

    private HttpResponse<String> userinfo(String authorization, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = authorization;
        return new Visitor(port).get("/userinfo", all);
    }

    private String endpoint(String path) {
        return "http://localhost:" + port + path;
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }
}
