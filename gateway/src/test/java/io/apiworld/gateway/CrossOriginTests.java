package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** By hand: the JDK's client does not let a caller set Origin's companions. */
@TightGatewayTest
class CrossOriginTests {

    private static final String PARTNER = "https://partner.example";

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(Backend.AUTH);
    }

    @Test
    void aPreflightOfAnAllowedOriginIsAnsweredHereWithoutCredentials() throws IOException {
        var answer = preflight(PARTNER, "PATCH");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: " + PARTNER, "Access-Control-Max-Age: 600")
                .contains("Access-Control-Allow-Headers: authorization")
                .doesNotContain("Access-Control-Allow-Credentials");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://partner.example", "https://partner.example.evil"})
    void aPreflightOfAnotherIsRefusedInWords(String origin) throws IOException {
        assertThat(preflight(origin, "GET"))
                .startsWith("HTTP/1.1 403 ")
                .contains("urn:problem:origin-not-allowed")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void aMethodBeyondThoseConfiguredIsRefusedToo() throws IOException {
        assertThat(preflight(PARTNER, "TRACE")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void anAllowedPageMayReadTheAnswerAndItsLimits() throws IOException {
        assertThat(call(PARTNER))
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: " + PARTNER)
                .containsPattern("Access-Control-Expose-Headers: .*RateLimit.*")
                .containsPattern("(?i)vary: .*origin");
    }

    @Test
    void aForeignPageReachesNoService() throws IOException {
        assertThat(call("https://evil.example")).startsWith("HTTP/1.1 403 ");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aProgramSendsNoOriginAndIsNotAsked() throws IOException {
        assertThat(call(null)).startsWith("HTTP/1.1 200 ").doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void pathsThatAreNotConfiguredAreNobodysButOurs() throws IOException {
        try (var wire = new Wire(port)) {
            assertThat(wire.says("GET /agent HTTP/1.1\nHost: localhost\nConnection: close\nOrigin: %s\n\n"
                                    .formatted(PARTNER))
                            .hearsUntilTheEnd())
                    .doesNotContain("Access-Control");
        }
    }

    private String preflight(String origin, String method) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.says("""
                    OPTIONS /api/customers HTTP/1.1
                    Host: localhost
                    Connection: close
                    Origin: %s
                    Access-Control-Request-Method: %s
                    Access-Control-Request-Headers: authorization

                    """.formatted(origin, method)).hearsUntilTheEnd();
        }
    }

    private String call(@org.jspecify.annotations.Nullable String origin) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.says(
                            """
                    GET /api/customers HTTP/1.1
                    Host: localhost
                    Connection: close
                    Authorization: Bearer %s
                    """.formatted(token("agent01")) + (origin == null ? "" : "Origin: " + origin + "\n") + "\n")
                    .hearsUntilTheEnd();
        }
    }
}
