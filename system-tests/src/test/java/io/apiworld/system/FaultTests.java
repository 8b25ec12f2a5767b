package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is broken on purpose, broken through the public door and seen through it; what others see is the control. */
@ExtendWith(WorldExtension.class)
class FaultTests {

    private static final String CUSTOMER = "/api/customers/12345";

    private final String mine = "fault-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void mend(RunningWorld world) {
        assertThat(supervisor(world).delete("/lab/api/faults").status()).isEqualTo(204);
    }

    @Test
    void aCrashIsA500ForOneCallerWithItsStackTraceInTheLog(RunningWorld world) {
        on(world, Map.of("kind", "crash", "onlyFor", mine));

        var answer = get(world, mine);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:problem:internal-error");
        assertThat(answer.json().path("correlationId").asString()).isEqualTo(mine);
        assertThat(answer.body()).doesNotContain("purpose");
        eventually(
                "the stack trace under the correlation id",
                () -> world.log("crm-service"),
                lines -> lines.stream()
                        .anyMatch(line -> line.contains(mine)
                                && line.contains("Broken on purpose")
                                && line.contains("at io.apiworld.defaults.fault.")));
        assertThat(get(world, "another").status()).isEqualTo(200);
    }

    @Test
    void aDelayBeyondTheGatewaysPatienceIsA504ForOneCaller(RunningWorld world) {
        on(world, Map.of("kind", "delay", "by", "20s", "onlyFor", mine));

        var answer = get(world, mine);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:problem:backend-too-slow");
        assertThat(get(world, "another").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "slow-database"})
    void aShorterOneIsOnlyLate(String kind, RunningWorld world) {
        on(world, Map.of("kind", kind, "by", "6s", "onlyFor", mine));

        assertThat(timeOf(world, mine)).isGreaterThan(Duration.ofMillis(5_900));
        assertThat(get(world, mine).status()).isEqualTo(200);
        assertThat(timeOf(world, "another")).isLessThan(Duration.ofMillis(5_900));
    }

    @ParameterizedTest
    @CsvSource({
        "refused,                503, backend-down",
        "unreachable,            504, backend-unreachable",
        "dropped,                502, backend-broke-off",
        "garbage,                502, backend-garbage",
        "untrusted-certificate,  502, backend-certificate-untrusted",
        "expired-certificate,    502, backend-certificate-expired",
        "wrong-host-certificate, 502, backend-certificate-wrong-host",
        "maintenance,            503, under-maintenance"
    })
    void aServiceFailsForOneCallerInTheWayThatIsWanted(String kind, int status, String type, RunningWorld world) {
        on(world, Map.of("kind", kind, "onlyFor", mine));

        var answer = get(world, mine);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:problem:" + type);
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(status != 503);
        assertThat(get(world, "another").status()).isEqualTo(200);
    }

    @Test
    void whatIsBrokenForAllHealsByItself(RunningWorld world) {
        on(world, Map.of("kind", "garbage", "lasts", "3s"));
        assertThat(get(world, mine).status()).isEqualTo(502);

        eventually("a sound answer", () -> get(world, mine).status(), status -> status == 200);
        assertThat(board(world).path("on")).isEmpty();
    }

    @Test
    void whatIsMendedIsWellAtOnce(RunningWorld world) {
        var id = on(world, Map.of("kind", "crash")).path("id").asString();
        assertThat(get(world, mine).status()).isEqualTo(500);

        assertThat(supervisor(world).delete("/lab/api/faults/" + id).status()).isEqualTo(204);

        assertThat(get(world, mine).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"expired-token, expired at", "foreign-token, another issuer"})
    void aSpoiledTokenIsIssuedToOneCallerAndGoodForNothing(String kind, String why, RunningWorld world) {
        on(world, Map.of("service", "auth-server", "kind", kind, "onlyFor", mine));

        var refused = world.api().as(tokenIssuedUnder(mine, world)).get("/api/tickets?limit=1");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:problem:invalid-token");
        assertThat(refused.json().path("detail").asString()).contains(why);
        assertThat(world.api()
                        .as(tokenIssuedUnder("another", world))
                        .get("/api/tickets?limit=1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whereverHealthIsShownItIsShownThatItIsBrokenOnPurpose(RunningWorld world) {
        on(world, Map.of("kind", "delay", "onlyFor", mine));

        assertThat(board(world).path("on").path(0).path("kind").asString()).isEqualTo("delay");
        var crm = world.api().get("/lab/api/system").json().path("parts").values().stream()
                .filter(part -> part.path("name").asString().equals("crm-service"))
                .findFirst()
                .orElseThrow();
        assertThat(crm.path("faults").path(0).path("kind").asString()).isEqualTo("delay");
        assertThat(crm.path("status").asString()).isEqualTo("up");
    }

    @Test
    void onlyWhoIsInChargeMaySwitch(RunningWorld world) {
        var wish = Map.of("service", "crm-service", "kind", "crash", "onlyFor", mine);

        assertThat(world.api().post("/lab/api/faults", wish).status()).isIn(401, 403);
        assertThat(world.api()
                        .as(world.tokenOf("agent01"))
                        .post("/lab/api/faults", wish)
                        .status())
                .isEqualTo(403);
        assertThat(world.api().get("/lab/faults?service=crm-service&instance=x").status())
                .isEqualTo(404);
        assertThat(get(world, mine).status()).isEqualTo(200);
    }

    @Test
    void theCommandLineSwitchesAsWell(RunningWorld world) {
        var said = world.shell("./api-world fault on crm-service crash --for 30s --only " + mine + " --json");
        assertThat(said.exitStatus()).as(said.output()).isZero();
        assertThat(get(world, mine).status()).isEqualTo(500);

        assertThat(world.shell("./api-world fault list").output()).contains("crm-service: crash", "only for " + mine);
        assertThat(world.shell("./api-world status").output()).contains("broken on purpose: ", "crm-service: crash");

        assertThat(world.shell("./api-world fault off --all").exitStatus()).isZero();
        assertThat(get(world, mine).status()).isEqualTo(200);
        assertThat(world.shell("./api-world fault on crm-service flood").exitStatus())
                .isEqualTo(4);
    }

    @Test
    @RequiresTool({"chromium", "chromium-browser", "google-chrome"})
    void thePageSwitchesForASupervisorAndOnlyShowsToAnAgent(RunningWorld world) {
        try (var browser = new Browser()) {
            var board = Browser.signedIn(world, browser.window(390, 844), "supervisor", "/faults");
            board.getByLabel("Switch on: Crash of crm-service").click();
            board.getByLabel("Only for this correlation id").fill(mine);
            board.getByText("Break it").click();

            assertThat(board.locator(".faults-on li")).containsText("Crash");
            assertThat(board.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isEqualTo(0);
            Browser.picture(board, "faults-phone");
            assertThat(get(world, mine).status()).isEqualTo(500);

            var other = Browser.signedIn(world, browser.window(), "agent02", "/faults");
            assertThat(other.locator(".faults-on li")).containsText(mine);
            assertThat(other.locator(".faults-head")).containsText("Switching takes a supervisor");
            Browser.picture(other, "faults");
            assertThat(other.getByText("Switch off").count()).isZero();
            assertThat(other.getByText("Switch on…").count()).isZero();
            other.navigate(world.address() + "/");
            assertThat(other.locator(".map-banner")).containsText("1 fault is switched on");
            Browser.picture(other, "start-broken");

            board.locator(".faults-on")
                    .getByLabel("Switch off: Crash of crm-service")
                    .click();
            assertThat(board.locator(".faults-on li")).hasCount(0);
            assertThat(get(world, mine).status()).isEqualTo(200);
        }
    }

    private static Api supervisor(RunningWorld world) {
        return world.api().as(world.tokenOf("supervisor"));
    }

    private static JsonNode board(RunningWorld world) {
        return world.api().get("/lab/api/faults").json();
    }

    private static JsonNode on(RunningWorld world, Map<String, String> wish) {
        var whole = new HashMap<>(Map.of("service", "crm-service", "lasts", "60s"));
        whole.putAll(wish);
        var answer = supervisor(world).post("/lab/api/faults", whole);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static Api.Answer get(RunningWorld world, String correlationId) {
        return world.api()
                .as(world.tokenOf("agent01"))
                .with("X-Correlation-ID", correlationId)
                .get(CUSTOMER);
    }

    private static Duration timeOf(RunningWorld world, String correlationId) {
        var start = System.nanoTime();
        get(world, correlationId);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String tokenIssuedUnder(String correlationId, RunningWorld world) {
        var credentials = "integration:" + world.secretOfClient("integration");
        return world.api()
                .with("X-Correlation-ID", correlationId)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .post("/oauth2/token", "grant_type=client_credentials&scope=read:tickets")
                .json()
                .path("access_token")
                .asString();
    }
}
