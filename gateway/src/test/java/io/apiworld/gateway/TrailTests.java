package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CHAT;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.HttpStub.Request;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Whatever a request causes tells by its ids that it was this request: lines of the log, and calls to others. */
@GatewayTest
@Import(ErrorTests.BrokenRoutes.class)
class TrailTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String[] IDS = {
        "X-Correlation-ID", "mine", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"
    };

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @AutoClose
    private final LogLines log = new LogLines();

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        log.listening();
        Backend.forgetAll();
        server.serveAt(AUTH);
        clock.advanceBy(Duration.between(clock.instant(), Instant.now().plusSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,               GET /nowhere 404 in",
        "/api/customers,         Not let in: no token at /api/customers",
        "/broken/refusing,       'Backend refusing failed, DOWN'",
        "/broken/refusing,       Asking once more after",
        "/broken/bug,            Request failed",
        "/bff/callback/console,  Login failed"
    })
    void standsInTheLineOfWhatWentWrong(String path, String words) {
        new Browser(port).get(path, IDS);

        assertIdsIn(words);
    }

    @Test
    void standsInTheFrameworksLineOfAnAnswerThatWasCutOff() {
        assertThatThrownBy(() -> new Browser(port).get("/broken/cut", IDS)).isInstanceOf(UncheckedIOException.class);

        assertIdsIn("ServerHttpResponse already committed");
    }

    @Test
    void standsInTheLinesOfAnAuthorizationServerThatDoesNotAnswer() {
        AUTH.stub()
                .answers(request ->
                        request.path().equals("/oauth2/introspect") ? Answer.status(500) : Answer.json("{}"));
        call(token(claims("admin01").claim("scope", List.of("admin"))));

        assertIdsIn("does not say whether tokens still count");
        assertIdsIn("The authorization server could not be asked");

        server.serveAt(AUTH);
        clock.advanceBy(Duration.ofSeconds(2));
        call(token("agent01"));

        assertIdsIn("The authorization server answers again");
    }

    @Test
    void standsInTheLineOfARefreshThatFails() {
        var browser = new Browser(port).signedIn();
        clock.advanceBy(Duration.ofMinutes(6));
        AUTH.stub().answers(_ -> Answer.status(500));

        browser.get("/api/customers", IDS);

        assertIdsIn("Refresh failed");
    }

    @Test
    void standsInTheLineOfARevocationThatFails() {
        var browser = new Browser(port).signedIn();
        AUTH.stub().answers(_ -> Answer.status(500));

        browser.post("/bff/logout", "", both(browser.csrf(), IDS));

        assertIdsIn("Tokens were not revoked");
    }

    @Test
    void standsInTheLineOfADocumentThatIsMissing() {
        clock.advanceBy(Duration.ofMinutes(2));
        CHAT.stub().answers(_ -> Answer.status(503));

        new Browser(port).get("/openapi.json", IDS);

        assertIdsIn("No OpenAPI document of chat");
    }

    @Test
    void goesAlongWithTheQuestionWhetherATokenCounts() {
        call(token("agent01"));

        assertIdsIn(asked("/oauth2/introspect"));
        assertIdsIn(CRM.last());
    }

    @Test
    void goesAlongWithARefresh() {
        var browser = new Browser(port).signedIn();
        clock.advanceBy(Duration.ofMinutes(6));

        browser.get("/api/customers", IDS);

        assertIdsIn(asked("/oauth2/token"));
    }

    @Test
    void goesAlongWithARevocation() {
        var browser = new Browser(port).signedIn();

        browser.post("/bff/logout", "", both(browser.csrf(), IDS));

        assertIdsIn(asked("/oauth2/revoke"));
    }

    private HttpResponse<String> call(String token) {
        return new Browser(port).get("/api/customers", both(IDS, new String[] {"Authorization", "Bearer " + token}));
    }

    private void assertIdsIn(String words) {
        assertThat(log.with(words).getMDCPropertyMap())
                .as(words)
                .containsEntry("correlationId", "mine")
                .containsEntry("traceId", TRACE)
                .hasEntrySatisfying("spanId", span -> assertThat(span).matches("[0-9a-f]{16}"));
    }

    /** A span of ours is its parent, and not the client's. */
    private static void assertIdsIn(Request request) {
        assertThat(request.header("X-Correlation-ID")).isEqualTo("mine");
        assertThat(request.header("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("00f067aa0ba902b7");
    }

    private static Request asked(String path) {
        return AUTH.stub().requests().stream()
                .filter(request -> request.path().equals(path))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static String[] both(String[] some, String[] more) {
        var all = new ArrayList<>(List.of(some));
        Collections.addAll(all, more);
        return all.toArray(String[]::new);
    }
}
