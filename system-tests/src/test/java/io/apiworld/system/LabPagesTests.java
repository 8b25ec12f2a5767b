package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's tools beside the lessons: logs, tokens, the report card, and lessons to take along. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class LabPagesTests {

    private static final Pattern PAPER = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    private static final Pattern TOKEN =
            Pattern.compile("\\$\\(\\./api-world token(?: --user (\\S+?))?(?: --scope '([^']*)')?\\)");

    @AutoClose
    final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"/logs", "/report"})
    void somebodySignedOutIsToldSoAndComesBackAfterSigningIn(String path, RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + path);

        assertThat(page.getByRole(HEADING, named("Sign in to"))).isVisible();
        page.locator("main")
                .getByRole(LINK, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        Browser.signIn(world, page, "vera");
        page.waitForURL(world.address() + path);
    }

    @Test
    void staffFindsEveryLineOfARequestAndItsTrace(RunningWorld world) {
        world.api()
                .as(world.tokenOf("cesar"))
                .with("X-Correlation-ID", "lab-pages-1")
                .get("/api/customers/12345");

        var page = signedIn(world, "agent02", "/logs?correlationId=lab-pages-1");

        assertThat(page.locator(".lines")).containsText("GET /api/customers/12345 200");
        page.locator(".line summary").first().click();
        assertThat(page.locator(".line-inside").first()).containsText("lab-pages-1");
        page.locator(".trace-card summary").click();
        assertThat(page.locator("table.waterfall")).containsText("crm-service", eventually());
        Browser.picture(page, "logs");

        page.getByLabel("Correlation or trace id").fill("");
        page.getByLabel("Words in the message").fill("/api/customers/12345 200");
        button(page, "Search").click();
        page.waitForURL("**/logs?text=*");
        assertThat(page.locator(".line-message").last()).containsText("/api/customers/12345 200");

        page.getByLabel("Words in the message").fill("nobody ever wrote this");
        button(page, "Search").click();
        assertThat(page.getByRole(HEADING, named("No line fits"))).isVisible();
    }

    @Test
    void aCustomerReadsOnlyAboutARequestThatTheyCanName(RunningWorld world) {
        world.api()
                .as(world.tokenOf("cesar"))
                .with("X-Correlation-ID", "lab-pages-2")
                .get("/api/customers/12345");

        var page = signedIn(world, "cesar", "/logs");
        assertThat(page.getByRole(HEADING, named("Which request?"))).isVisible();

        page.getByLabel("Correlation or trace id").fill("lab-pages-2");
        page.keyboard().press("Enter");
        assertThat(page.locator(".lines")).containsText("GET /api/customers/12345 200");
        Assertions.assertThat(world.api()
                        .as(world.tokenOf("cesar"))
                        .get("/lab/api/logs?text=customers")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theStartPageLeadsFromARequestToItsLines(RunningWorld world) {
        var page = signedIn(world, "agent02", "/");

        page.locator(".traces")
                .getByRole(LINK, new Locator.GetByRoleOptions().setName("Logs of"))
                .first()
                .click();

        assertThat(page.locator(".line").first()).isVisible();
    }

    @Test
    void aNewcomersFirstCardLeadsToTheFirstLesson(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/");

        var card = page.locator(".learn");
        assertThat(card.getByRole(HEADING)).hasText("Your first lesson, two minutes");
        assertThat(page.locator("main .btn.primary")).hasCount(1);
        assertThat(page.locator("main").getByRole(LINK, new Locator.GetByRoleOptions().setName("Sign in")))
                .hasCount(1);
        card.getByRole(LINK, new Locator.GetByRoleOptions().setName("Begin")).click();
        page.waitForURL("**/lessons/rest.get");
    }

    /** Numbers, and not motion, are there for whoever wants none. The lab's own calls are not traced, so that nothing is counted there. */
    @Test
    void theMapCountsTheCallsThatPassed(RunningWorld world) {
        world.api().as(world.tokenOf("cesar")).get("/api/customers/12345");
        var page = browser.window();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(world.address() + "/");

        page.getByRole(BUTTON, named("gateway")).first().click();

        assertThat(page.locator(".talks"))
                .containsText(Pattern.compile("crm-service customers\\s*\\d+ calls?"), eventually());
        assertThat(page.locator(".map-counted")).containsText("calls in the last");
        page.getByRole(BUTTON, named("lab")).first().click();
        assertThat(page.locator(".talks")).containsText("gateway");
        assertThat(page.locator(".talks")).not().containsText(Pattern.compile("\\d+ calls?"));
    }

    @Test
    void whatIsBrokenOnPurposeIsMarkedWhereItWasBrokenAndMendedFromThere(RunningWorld world) {
        var page = signedIn(world, "supervisor", "/faults");
        var card = page.locator(".fault-kind").first();

        card.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Switch on"))
                .click();
        page.getByLabel("Only for this correlation id").fill("lab-pages-3");
        button(page, "Break it").click();

        assertThat(page.locator(".toast.warn")).containsText("is broken");
        assertThat(card).hasClass(Pattern.compile("\\bon\\b"));
        Browser.picture(page, "faults-on");
        page.navigate(world.address() + "/");
        assertThat(page.locator(".map-head .pill")).hasText("1 broken on purpose");

        page.navigate(world.address() + "/faults");
        card.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Switch off"))
                .click();
        assertThat(card).not().hasClass(Pattern.compile("\\bon\\b"));
    }

    @Test
    void theNewestLinesComeFirstAndThoseOfThesePagesOnlyWhereTheyAreWanted(RunningWorld world) {
        var page = signedIn(world, "agent02", "/logs?service=gateway");

        assertThat(page.locator(".line").first()).isVisible();
        assertThat(page.locator(".lines")).not().containsText("GET /assets/");
        var times = page.locator(".line time").evaluateAll("all => all.map(one => one.dateTime)");
        Assertions.assertThat((List<?>) times)
                .isEqualTo(((List<?>) times)
                        .stream().sorted(Collections.reverseOrder()).toList());

        page.getByLabel("Also the calls of these pages").check();
        page.waitForURL("**/logs?*console=true");
        assertThat(page.locator(".lines")).containsText("/lab/api/logs");
    }

    @Test
    void whoeverIsLostIsToldSoOnAPageAndByTheStatus(RunningWorld world) {
        var page = browser.window();

        Assertions.assertThat(page.navigate(world.address() + "/nope").status()).isEqualTo(404);
        assertThat(page.getByRole(HEADING, named("There is no such page"))).isVisible();
        Browser.picture(page, "lost");
        page.getByRole(LINK, named("To the start")).click();
        assertThat(page.locator(".map")).isVisible();

        Assertions.assertThat(
                        page.navigate(world.address() + "/lessons/nope.nope").status())
                .isEqualTo(404);
        assertThat(page.getByRole(HEADING, named("There is no such lesson"))).isVisible();
    }

    @Test
    void anAnswerThatBreaksOffIsToldAndAskedForAgain(RunningWorld world) {
        var page = browser.window();
        page.route(
                "**/lab/api/lessons",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"chapters\": [")));
        page.navigate(world.address() + "/lessons");

        assertThat(page.getByRole(HEADING, named("The answer broke off"))).isVisible();
        page.unroute("**/lab/api/lessons");
        button(page, "Try again").click();
        assertThat(page.locator(".lessons").first()).isVisible();
    }

    @Test
    void aHandshakeIsShownUnderItsSiteAndLeadsBackToIt(RunningWorld world) {
        var page = browser.window(390, 844);
        page.navigate(world.address() + "/tls");

        var connect = page.getByRole(BUTTON, named("Connect to: Self-signed")).first();
        connect.click();

        assertThat(page.locator(".site.selected + .site-seen .verdict")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
        button(page, "Close, back to the site").click();
        assertThat(connect).isFocused();
    }

    @Test
    void onesOwnTokenIsExplainedWithoutEverReachingTheBrowser(RunningWorld world) {
        var page = signedIn(world, "agent02", "/token");

        button(page, "Take my own access token").click();

        assertThat(page.locator(".verdict")).containsText("The gateway accepts it");
        assertThat(page.locator(".pieces").last()).containsText("agent02");
        assertThat(page.locator(".countdown")).containsText("left");
        assertThat(page.locator(".operations").first()).containsText("GET /api/customers", eventually());
        Assertions.assertThat(page.content()).doesNotContainPattern("eyJ[A-Za-z0-9_-]{20}");
        Browser.picture(page, "token");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.picture(page, "token-dark");
    }

    @Test
    void whateverIsPastedIsSaidToBeWhatItIsAndStaysOutOfTheAddress(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/token");
        var token = world.tokenOf("vera");

        page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill("Bearer " + token);
        button(page, "Inspect").click();
        assertThat(page.locator(".verdict")).containsText("The gateway accepts it");

        page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true))
                .fill(token.substring(0, token.lastIndexOf('.')));
        button(page, "Inspect").click();
        assertThat(page.locator(".verdict")).containsText("The signature is missing");

        page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill("not a token");
        button(page, "Inspect").click();
        assertThat(page.locator(".verdict")).containsText("A JWT has three parts");
        Assertions.assertThat(page.url()).isEqualTo(world.address() + "/token");
    }

    /** Its signature is as good as before; that it counts no more, only the gateway can say. */
    @Test
    void aRevokedTokenIsSaidToBeRevoked(RunningWorld world) {
        var basic = Base64.getEncoder()
                .encodeToString(("integration:" + world.secretOfClient("integration")).getBytes(UTF_8));
        var client = world.api()
                .with("Authorization", "Basic " + basic)
                .with("Content-Type", "application/x-www-form-urlencoded");
        var token = client.post("/oauth2/token", "grant_type=client_credentials&scope=read:customers")
                .json()
                .path("access_token")
                .asString();
        client.post("/oauth2/revoke", "token=" + token);

        var told = world.api()
                .post("/lab/api/tokens/inspection", Map.of("token", token))
                .json();

        Assertions.assertThat(told.path("signature").path("holds").asBoolean()).isTrue();
        Assertions.assertThat(told.path("gateway").path("cause").asString()).isEqualTo("revoked");
    }

    @Test
    void theReportCardIsLightOnPaperAndFitsOnTwoSheets(RunningWorld world) {
        var page = signedIn(world, "vera", "/report");
        assertThat(page.getByRole(HEADING, named("Report card"))).isVisible();
        Browser.picture(page, "report");

        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setMedia(Media.PRINT));
        assertThat(page.locator("header.shell")).not().isVisible();
        Assertions.assertThat(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        Browser.picture(page, "report-paper");
        var sheets = PAPER.matcher(new String(page.pdf(), StandardCharsets.ISO_8859_1))
                .results()
                .count();
        Assertions.assertThat(sheets).isBetween(1L, 2L);
    }

    @Test
    void whatWasDoneIsTakenAlongAndBroughtBack(RunningWorld world) throws IOException {
        var page = signedIn(world, "agent02", "/lessons");

        page.locator("input[type=file]").setInputFiles(json("""
                {"version": 1, "rows": [{"lesson": "tls.mtls", "watchedAt": "2026-01-01T00:00:00Z"}]}"""));
        assertThat(page.locator(".toast")).containsText("Taken over");

        var file =
                page.waitForDownload(() -> page.getByRole(LINK, named("Export")).click());
        Assertions.assertThat(file.suggestedFilename()).isEqualTo("api-world-progress-agent02.json");
        Assertions.assertThat(Files.readString(file.path())).contains("tls.mtls", "2026-01-01T00:00:00Z");

        page.locator("input[type=file]").setInputFiles(json("{\"version\": 2, \"rows\": []}"));
        assertThat(page.locator(".toast.bad")).containsText("/version must be 1");
        Browser.picture(page, "lessons-keeping");
    }

    @Test
    void theCommandLineTakesAlongWhatWasDone(RunningWorld world) {
        world.api().as(world.tokenOf("supervisor")).post("/lab/api/progress/import", """
                {"version": 1, "rows": [{"lesson": "tls.mtls", "solvedAt": "2026-01-01T00:00:00Z"}]}""");

        var taken = world.shell("""
                ./api-world lesson export progress.json --user supervisor \\
                    && ./api-world lesson import progress.json --user supervisor""");
        Assertions.assertThat(taken.exitStatus()).as(taken.output()).isZero();
        Assertions.assertThat(taken.output()).contains("are in progress.json", "supervisor has done");

        var refused = world.shell(
                "sed s/tls.mtls/tls.nothing/ progress.json >wrong.json; ./api-world lesson import wrong.json --user supervisor");
        Assertions.assertThat(refused.exitStatus()).isNotZero();
        Assertions.assertThat(refused.output())
                .contains("Nothing was imported.", "/lesson is no lesson of this version");
    }

    @Test
    @RequiresTool("jq")
    void aLessonIsTakenAlongAndRunsByItself(RunningWorld world) throws IOException {
        var page = browser.window();
        page.navigate(world.address() + "/lessons/rest.etag");

        var file = page.waitForDownload(
                () -> page.getByRole(LINK, named("rest.etag: Script with curl")).click());
        Assertions.assertThat(file.suggestedFilename()).isEqualTo("rest.etag.sh");
        var script = Files.readString(file.path());

        var run = world.shell(script);
        Assertions.assertThat(run.exitStatus()).as(run.output()).isZero();
        Assertions.assertThat(run.output()).contains("PATCH /api/customers/10574 -> 412");

        // What is checked can fail
        var wrong = world.shell(script.replaceFirst("call 0 '412'", "call 0 '200'"));
        Assertions.assertThat(wrong.exitStatus()).as(wrong.output()).isNotZero();
        Assertions.assertThat(wrong.output()).contains("was answered 412 instead of 200");
    }

    /** Each status is as it is in the lab. */
    @TestFactory
    @RequiresTool("jq")
    Stream<DynamicTest> theScriptOfEveryLessonHolds(RunningWorld world) {
        var lessons = world.api().get("/lab/api/lessons").json().path("chapters").values().stream()
                .flatMap(chapter -> chapter.path("lessons").values().stream())
                .map(lesson -> lesson.path("id").asString())
                .toList();
        return lessons.stream()
                .map(lesson -> DynamicTest.dynamicTest("script of " + lesson, () -> {
                    var script = world.api().get("/lab/api/lessons/%s/export?as=curl".formatted(lesson));

                    var result = world.shell(withTokensAtHand(script.body(), world));

                    Assertions.assertThat(result.exitStatus())
                            .as(result.output())
                            .isZero();
                }));
    }

    /** One that prints its tokens itself is run above; all of them would take minutes. */
    private static String withTokensAtHand(String script, RunningWorld world) {
        return TOKEN.matcher(script).replaceAll(found -> {
            var holder = found.group(1) == null ? "integration" : found.group(1);
            if (found.group(2) != null) {
                return world.tokenOf(holder, found.group(2));
            }
            return holder.equals("integration") ? world.tokenOfClient(holder) : world.tokenOf(holder);
        });
    }

    @Test
    void theReferenceOpensTheOperationOfTheLabThatALinkNames(RunningWorld world) {
        var page = browser.window();

        page.navigate(world.address() + "/reference#startRun");

        assertThat(page.locator(".toc")).containsText("Lesson runs");
        assertThat(page.locator("#startRun")).containsText("steps[].exchange.sent.method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logs", "/token", "/report", "/lessons"})
    void nothingIsCutOffOnAPhone(String path, RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(390, 844), "agent02", path);
        assertThat(page.locator("h1")).isVisible();
        page.waitForLoadState();
        if (path.equals("/token")) {
            button(page, "Take my own access token").click();
            assertThat(page.locator(".verdict")).containsText("The gateway accepts it");
        }
        if (path.equals("/logs")) {
            page.locator(".line summary").first().click();
        }

        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(path)
                .isEqualTo(0);
        Browser.picture(page, path.substring(1) + "-phone");
    }

    private static FilePayload json(String content) {
        return new FilePayload("progress.json", "application/json", content.getBytes(UTF_8));
    }

    private Page signedIn(RunningWorld world, String person, String path) {
        return Browser.signedIn(world, browser.window(1280, 860), person, path);
    }

    /** The slowest of the machines on which this runs has two cores and much else to do. */
    private static LocatorAssertions.ContainsTextOptions eventually() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
