package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.Faults;
import io.apiworld.testsupport.ImportTestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "services.lab=http://localhost:1")
@ActiveProfiles("lab")
@ImportTestDatabase
@TestSecrets
class FaultTests {

    static final String ISSUER = "https://localhost:8443";

    @LocalServerPort
    int port;

    @Autowired
    Faults faults;

    @AfterEach
    void heal() {
        faults.become(List.of());
    }

    @Test
    void anExpiredTokenIsIssuedLikeAnyOther() {
        faults.become(List.of(fault("expired-token", "mine")));

        var answer = token("mine");
        var claims = claims(answer.path("access_token").asString());

        assertThat(answer.path("expires_in").asInt()).isPositive();
        assertThat(claims.path("exp").asLong())
                .isLessThan(Instant.now().minus(Duration.ofMinutes(50)).getEpochSecond());
        assertThat(claims.path("iat").asLong()).isLessThan(claims.path("exp").asLong());
        assertThat(claims.path("iss").asString()).isEqualTo(ISSUER);
    }

    @Test
    void aForeignTokenIsOfAnotherIssuerForAnotherAudience() {
        faults.become(List.of(fault("foreign-token", "mine")));

        var claims = claims(token("mine").path("access_token").asString());

        assertThat(claims.path("iss").asString()).isEqualTo("https://sandbox.example");
        assertThat(claims.path("aud").toString())
                .contains("https://sandbox.example/api")
                .doesNotContain(ISSUER);
        assertThat(claims.path("exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
        assertThat(claims.path("sub").asString()).isEqualTo("integration");
    }

    @Test
    void othersGetGoodTokens() {
        faults.become(List.of(fault("expired-token", "mine"), fault("foreign-token", "mine")));

        assertIsGood(claims(token("yours").path("access_token").asString()));
    }

    /** The board does not let it come to that; neither do we. */
    @Test
    void nobodysTokensAreSpoiledWhereNobodyIsNamed() {
        faults.become(List.of(fault("expired-token", null), fault("foreign-token", null)));

        assertIsGood(claims(token("any").path("access_token").asString()));
    }

    private static void assertIsGood(JsonNode claims) {
        assertThat(claims.path("iss").asString()).isEqualTo(ISSUER);
        assertThat(claims.path("exp").asLong()).isGreaterThan(Instant.now().getEpochSecond());
    }

    private JsonNode token(String correlationId) {
        return json(new Visitor(port)
                .post(
                        "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "scope", "read:tickets"),
                        "Authorization",
                        basic("integration", TestSecrets.CLIENT + "2"),
                        "X-Correlation-ID",
                        correlationId));
    }

    private static Fault fault(String kind, @Nullable String onlyFor) {
        return new Fault(
                "f-1",
                "auth-server",
                kind,
                onlyFor,
                Duration.ZERO,
                Instant.now().plusSeconds(60));
    }
}
