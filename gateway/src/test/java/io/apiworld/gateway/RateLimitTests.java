package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.claims;
import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(
        properties = {
            "rate-limit.plans.anonymous.requests=3",
            "rate-limit.plans.anonymous.per=60s",
            "rate-limit.plans.person.requests=5",
            "rate-limit.plans.person.per=60s"
        })
class RateLimitTests {

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    private final String person = UUID.randomUUID().toString();

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        new AuthorizationServerStub().serveAt(AUTH);
        clock.advanceBy(Duration.ofMinutes(1));
    }

    @Test
    void tellsHowMuchIsLeft() {
        var first = callOf(person);

        assertThat(first.headers().allValues("RateLimit-Policy")).containsExactly("\"person\";q=5;w=60");
        assertThat(first.headers().allValues("RateLimit")).containsExactly("\"person\";r=4;t=12");
    }

    @Test
    void refusesWhatIsTooMuchAndSaysHowLongToWait() {
        callsOf(person, 5);

        var refused = callOf(person);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("12");
        assertThat(refused.headers().firstValue("RateLimit")).contains("\"person\";r=0;t=12");
        assertThat(refused.headers().allValues("X-Correlation-ID")).hasSize(1);
        assertThat(CRM.stub().requests()).hasSize(5);
    }

    @Test
    void theProblemIsTheRegisteredOne() {
        callsOf(person, 5);

        var problem = Browser.json(callOf(person));

        assertThat(problem.path("type").asString())
                .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
        assertThat(problem.path("violated-policies").path(0).asString()).isEqualTo("person");
        assertThat(problem.path("layer").asString()).isEqualTo("gateway");
        assertThat(problem.path("correlationId").asString()).isNotEmpty();
    }

    @Test
    void waitingAsLongAsItSaysHelps() {
        callsOf(person, 5);
        var seconds = Long.parseLong(
                callOf(person).headers().firstValue("Retry-After").orElseThrow());

        clock.advanceBy(Duration.ofSeconds(seconds));

        assertThat(callOf(person).statusCode()).isEqualTo(200);
    }

    @Test
    void waitingLessDoesNot() {
        callsOf(person, 5);
        var seconds = Long.parseLong(
                callOf(person).headers().firstValue("Retry-After").orElseThrow());

        clock.advanceBy(Duration.ofSeconds(seconds - 1));

        assertThat(callOf(person).statusCode()).isEqualTo(429);
    }

    @Test
    void onePersonsThirstIsNotAnothersDrought() {
        callsOf(person, 6);

        assertThat(callOf(UUID.randomUUID().toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatActsForItselfHasAQuotaOfItsOwn() {
        var client = token(claims("integration").claim("client_id", "integration"));

        var response = new Browser(port).get("/api/customers", "Authorization", "Bearer " + client);

        assertThat(response.headers().firstValue("RateLimit-Policy").orElseThrow())
                .startsWith("\"client\"");
    }

    @Test
    void strangersAreCountedByTheirAddressWhateverTheyClaimItIs() {
        var responses = IntStream.range(0, 4)
                .mapToObj(n -> new Browser(port)
                        .get("/nowhere", "X-Forwarded-For", "10.0.0." + n)
                        .statusCode())
                .toList();

        assertThat(responses).containsExactly(404, 404, 404, 429);
    }

    @Test
    void guessingTokensCostsTheQuotaOfTheAddress() {
        var responses = IntStream.range(0, 4)
                .mapToObj(n -> new Browser(port)
                        .get("/api/customers", "Authorization", "Bearer guess" + n)
                        .statusCode())
                .toList();

        assertThat(responses).containsExactly(401, 401, 401, 429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/agent",
                "/routes",
                "/faults",
                "/assets/app.js",
                "/lab/api/system",
                "/zipkin/",
                "/auth-assets/style.css",
                "/favicon.svg"
            })
    void pagesAndTheirAssetsCostNothing(String path) {
        var responses =
                IntStream.range(0, 5).mapToObj(_ -> new Browser(port).get(path)).toList();

        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("RateLimit")).isEmpty();
        });
    }

    private void callsOf(String caller, int times) {
        IntStream.range(0, times).forEach(_ -> callOf(caller));
    }

    private HttpResponse<String> callOf(String caller) {
        return new Browser(port).get("/api/customers", "Authorization", "Bearer " + token(caller));
    }
}
