package io.apiworld.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a route's metadata can say, each with the case that it must not hit. */
@TightGatewayTest
class RouteRuleTests {

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        TightRoutes.SERVICE.reset();
        TightRoutes.FLAKY.failsNext(0);
        // Every circuit rests out, is well again after one trial, and remembers no failure after as many calls as it
        // counts.
        clock.advanceBy(Duration.ofMinutes(2));
        IntStream.range(0, 4).forEach(_ -> get("/tight/flaky"));
    }

    @Test
    void anAddressOutsideTheAllowlistIsRefusedWhateverItClaims() {
        var response = new Browser(port).get("/tight/elsewhere", "X-Forwarded-For", "192.0.2.7");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(typeOf(response)).isEqualTo("urn:problem:address-not-allowed");
        assertThat(TightRoutes.SERVICE.requests()).isEmpty();
    }

    @Test
    void anAddressInsideItPasses() {
        assertThat(get("/tight/here").statusCode()).isEqualTo(200);
    }

    @Test
    void aMethodThatARouteDoesNotServeIsToldWithTheOnesThatItDoes() {
        var response = new Browser(port).send("DELETE", "/tight/read-only", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElseThrow().split(","))
                .containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(get("/tight/read-only").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void aClosedRouteSaysWhenToComeBackWhateverTheMethod(String method) {
        var response = new Browser(port).send(method, "/tight/closed", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("60");
        assertThat(TightRoutes.SERVICE.requests()).isEmpty();
    }

    /** The framework's circuit breaker brings a time limiter of one second, which beats the route's own timeout. */
    @Test
    @Trap("G4")
    void nothingButTheRoutesOwnTimeoutCutsACallOff() {
        TightRoutes.SERVICE.willAnswer(Answer.status(200).after(Duration.ofMillis(2500)));

        assertThat(get("/tight/patient").statusCode()).isEqualTo(200);
    }

    @Test
    @Trap("G3")
    void eachRouteHasItsOwnPatience() {
        TightRoutes.SERVICE.willAnswer(Answer.status(200).after(Duration.ofSeconds(4)));

        var response = get("/tight/hasty");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(typeOf(response)).isEqualTo("urn:problem:backend-too-slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    @Trap("G4")
    void anOpenCircuitSaysWhenToComeBackWhateverTheMethod(String method) {
        openTheCircuit();
        var asked = TightRoutes.FLAKY.timesAsked();

        var response = new Browser(port).send(method, "/tight/flaky", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 20);
        assertThat(TightRoutes.FLAKY.timesAsked()).isEqualTo(asked);
    }

    @Test
    void anOpenCircuitIsToldApartFromAServiceThatIsDown() {
        openTheCircuit();

        assertThat(typeOf(post("/tight/flaky"))).isEqualTo("urn:problem:circuit-open");
    }

    @Test
    void waitingAsLongAsItSaysHealsTheCircuit() {
        openTheCircuit();
        TightRoutes.FLAKY.failsNext(0);
        var seconds = post("/tight/flaky").headers().firstValue("Retry-After").orElseThrow();

        clock.advanceBy(Duration.ofSeconds(Long.parseLong(seconds)));

        assertThat(post("/tight/flaky").statusCode()).isEqualTo(200);
        assertThat(post("/tight/flaky").statusCode()).isEqualTo(200);
    }

    @Test
    void aTrialThatFailsOpensItAgain() {
        openTheCircuit();
        clock.advanceBy(Duration.ofSeconds(20));
        TightRoutes.FLAKY.failsNext(1);
        assertThat(post("/tight/flaky").statusCode()).isEqualTo(502);

        assertThat(typeOf(post("/tight/flaky"))).isEqualTo("urn:problem:circuit-open");
    }

    @Test
    void aRouteCanDoWithoutACircuit() {
        var types =
                IntStream.range(0, 8).mapToObj(_ -> typeOf(post("/tight/bare"))).distinct();

        assertThat(types).containsExactly("urn:problem:backend-down");
    }

    @Test
    @Trap({"G1", "G16"})
    void aSafeCallIsRepeatedOnceBeforeAnybodyHearsOfAFailure() {
        TightRoutes.FLAKY.failsNext(1);

        assertThat(get("/tight/flaky").body()).isEqualTo("ok");
        assertThat(TightRoutes.FLAKY.timesAsked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    @Trap("G16")
    void whatMayChangeSomethingIsNeverRepeated(String method) {
        TightRoutes.FLAKY.failsNext(1);

        assertThat(new Browser(port).send(method, "/tight/flaky", "").statusCode())
                .isEqualTo(502);
        assertThat(TightRoutes.FLAKY.timesAsked()).isEqualTo(1);
    }

    @Test
    @Trap("G16")
    void aRepeatedCallIsCountedOnce() {
        var before = leftAfter(get("/tight/flaky"));
        TightRoutes.FLAKY.failsNext(1);

        assertThat(leftAfter(get("/tight/flaky"))).isEqualTo(before - 1);
    }

    private void openTheCircuit() {
        TightRoutes.FLAKY.failsNext(4);
        IntStream.range(0, 4).forEach(_ -> post("/tight/flaky"));
    }

    private HttpResponse<String> get(String path) {
        return new Browser(port).get(path);
    }

    private HttpResponse<String> post(String path) {
        return new Browser(port).post(path, "");
    }

    private static String typeOf(HttpResponse<String> response) {
        return Browser.json(response).path("type").asString();
    }

    private static long leftAfter(HttpResponse<String> response) {
        var told = response.headers().firstValue("RateLimit").orElseThrow();
        return Long.parseLong(told.replaceAll(".*;r=(\\d+);.*", "$1"));
    }
}
