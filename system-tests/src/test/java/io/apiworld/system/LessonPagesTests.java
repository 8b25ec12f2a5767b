package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons as people meet them. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class LessonPagesTests {

    @AutoClose
    final Browser browser = new Browser();

    @Test
    void somebodySignedOutSeesAllLessonsAndHowToBegin(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/lessons");

        assertThat(page.getByRole(HEADING, named("Run them as yourself"))).isVisible();
        assertThat(page.getByRole(LINK, new Page.GetByRoleOptions().setName("GET reads, and changes nothing")))
                .isVisible();

        page.navigate(world.address() + "/lessons/rest.get");
        assertThat(page.getByRole(LINK, new Page.GetByRoleOptions().setName("Sign in to run it")))
                .isVisible();
        Assertions.assertThat(button(page, "Run the lesson").count()).isZero();
    }

    @Test
    void aLessonRunsBeforeOnesEyesAndIsMarkedAsDone(RunningWorld world) {
        var page = signedIn(world, "/lessons/rest.get");

        button(page, "Run the lesson").click();

        assertThat(page.locator(".verdict")).containsText("It holds", eventually());
        assertThat(page.locator(".run-step.passed")).hasCount(4);
        assertThat(page.getByLabel("Request").first()).containsText("GET /api/customers/12345 HTTP/1.1");
        assertThat(page.getByLabel("Answer").first()).containsText("\"Cesar Gonzalez\"");
        assertThat(page.locator("svg.sequence")).containsText("crm-service", eventually());
        assertThat(page.locator("svg.sequence .badge").first()).hasText("1");
        page.getByText("How long it took").click();
        assertThat(page.locator("table.waterfall tbody tr").first()).isVisible();
        page.getByText("What the services wrote").click();
        assertThat(page.locator("table.log tbody tr").first()).containsText("GET /api/customers/12345 200");
        Assertions.assertThat(page.content())
                .doesNotContain("Bearer eyJ0")
                .doesNotContainPattern("eyJ[A-Za-z0-9_-]{20}");
        Browser.picture(page, "lesson");
        page.locator(".verdict .way-on").click();
        assertThat(page.getByRole(HEADING, named("POST asks for something new")))
                .isVisible();

        page.navigate(world.address() + "/lessons");
        assertThat(page.locator(".lesson-link").first()).containsText("Watched");
        Browser.picture(page, "lessons");
    }

    /** Somebody who uses the keyboard stays where they are, and sees the verdict without looking for it. */
    @Test
    void theFocusStaysOnTheButtonAndTheVerdictComesIntoView(RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(1366, 500), "agent02", "/lessons/rest.get");
        var run = button(page, "Run the lesson");

        run.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".run-verdict")).containsText("It holds", eventually());

        assertThat(button(page, "Run it again")).isFocused();
        assertThat(page.locator(".verdict")).isInViewport();
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("It holds")))
                .isVisible();
    }

    @Test
    void aPartThatIsBrokenOnPurposeIsNoFailureOfTheLesson(RunningWorld world) {
        var supervisor = world.api().as(world.tokenOf("supervisor"));
        // So small a fault that nobody else feels it
        var fault = supervisor
                .post("/lab/api/faults", Map.of("service", "crm-service", "kind", "delay", "by", "10ms", "lasts", "1m"))
                .json();
        var page = signedIn(world, "/lessons/rest.head");

        button(page, "Run the lesson").click();
        assertThat(page.locator(".verdict.warn")).containsText("Nothing can be said just now", eventually());
        assertThat(page.locator(".verdict")).containsText("crm-service is broken on purpose (delay)");
        supervisor.delete("/lab/api/faults/" + fault.path("id").asString());

        button(page, "Run it again").click();
        assertThat(page.locator(".verdict")).containsText("It holds", eventually());
    }

    @Test
    void whatIsDoneOfALessonIsForgottenOnceThatWasConfirmed(RunningWorld world) {
        var page = signedIn(world, "/lessons/rest.get");
        button(page, "Run the lesson").click();
        assertThat(page.locator(".lesson-head")).containsText("Watched", eventually());

        button(page, "Reset…").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("This cannot be undone");
        button(page, "Keep what is done").click();
        assertThat(page.locator(".lesson-head")).containsText("Watched");

        button(page, "Reset…").click();
        button(page, "Reset this lesson").click();
        assertThat(page.locator(".lesson-head")).not().containsText("Watched");
        assertThat(page.getByRole(HEADING, named("GET reads, and changes nothing")))
                .isFocused();

        page.navigate(world.address() + "/lessons");
        assertThat(page.locator(".lesson-link").first()).containsText("Not done yet");
    }

    /** Each shows something that a single call cannot: hops, spans and logs, a burst, a slow body, a handshake, a fault, a search. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth.code-flow",
                "oauth.access-token",
                "http.201",
                "http.429",
                "http.408",
                "tls.handshake",
                "http.500",
                "oauth.problem.revoked",
                "oauth.secrets"
            })
    void eachKindOfStepIsShownAsItRuns(String lesson, RunningWorld world) {
        var page = signedIn(world, "/lessons/" + lesson);

        button(page, "Run the lesson").click();

        assertThat(page.locator(".verdict")).containsText("It holds", eventually());
        assertThat(page.locator(".run-step:not(.passed)")).hasCount(0);
        assertThat(page.locator(".run-step.passed").first()).isVisible();
        Assertions.assertThat(page.content())
                .doesNotContainPattern("eyJ[A-Za-z0-9_-]{20}")
                .doesNotContain(world.passwordOf("cesar"))
                .doesNotContain(world.passwordOf("vera"));
    }

    @Test
    void theControlShowsThatTheCheckCanFail(RunningWorld world) {
        var page = signedIn(world, "/lessons/rest.head");
        assertThat(page.locator(".run-step").nth(1)).containsText("HEAD /api/customers/12345");

        button(page, "Run the control").click();

        assertThat(page.locator(".verdict")).containsText("The check failed, as it had to", eventually());
        assertThat(page.locator(".run-step.failed")).hasCount(1);
        assertThat(page.locator(".not-held")).containsText("body");
        assertThat(page.locator(".run-step.failed .step-request")).containsText("GET /api/customers/12345");
        assertThat(page.locator(".run-step.failed .wire-note")).hasCount(0);
    }

    @Test
    void aLessonIsSolvedWithTheCommandThatThePageShows(RunningWorld world) {
        var page = signedIn(world, "/lessons/rest.get");
        var yourself = page.getByRole(AriaRole.REGION, named("Do it yourself"));
        assertThat(yourself).containsText("Waiting for your first call");
        assertThat(yourself.locator(".wanted li")).hasCount(2);
        var command = yourself.locator(".terminal pre").innerText();
        Assertions.assertThat(command).contains("X-Lesson: ");

        world.shell(command.replace("/12345'", "/99999'"));
        assertThat(yourself).containsText("Not yet.", eventually());
        world.shell(command);
        assertThat(yourself).containsText("That is 1 of 2.", eventually());
        assertThat(yourself.locator(".wanted .made")).hasCount(1);

        page.reload();
        assertThat(yourself.locator(".wanted .made")).hasCount(1);
        assertThat(yourself).containsText("That is 1 of 2.");
        assertThat(yourself.locator(".terminal pre")).hasText(command);

        world.shell(command);
        assertThat(yourself).containsText("Solved.", eventually());
        assertThat(yourself.locator(".wanted .made")).hasCount(2);
        Browser.picture(page, "lesson-solved");
        yourself.getByRole(LINK, new Locator.GetByRoleOptions().setName("POST asks for something new"))
                .click();
        assertThat(page).hasURL(world.address() + "/lessons/rest.post");
    }

    @Test
    void somebodySignedOutMayTypeTheCommandAndIsTold(RunningWorld world) {
        var page = browser.window(390, 844);
        page.navigate(world.address() + "/lessons/oauth.code-flow");
        var yourself = page.getByRole(AriaRole.REGION, named("Do it yourself"));

        Assertions.assertThat(yourself.locator(".terminal pre").innerText()).doesNotContain("X-Lesson");
        assertThat(yourself.getByRole(LINK, new Locator.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        assertThat(yourself.locator(".wanted li")).hasCount(2);
        assertFitsTheWidth(page);
    }

    @Test
    void helpComesInSmallPiecesAndTheCodeIsAtHand(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/lessons/rest.get");

        button(page, "Show hint 1 of 3").click();
        assertThat(page.locator(".hints li")).hasCount(1);
        button(page, "Show hint 2 of 3").press("Enter");
        assertThat(page.locator(".hints li")).hasCount(2);

        page.locator(".source-link").first().click();
        assertThat(page.locator(".code .here")).containsText("show(");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.source")).not().isVisible();
    }

    @Test
    void aSearchFindsLessonsByTheirWordsOrSaysThatThereAreNone(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/lessons");
        var search = page.getByRole(AriaRole.SEARCHBOX);

        search.fill("rest.get");
        assertThat(page.locator(".lesson-link")).hasCount(1);
        search.fill("pkce");
        assertThat(page.getByRole(LINK).filter(new Locator.FilterOptions().setHasText("oauth.code-flow")))
                .isVisible();
        search.fill("status codes");
        assertThat(page.locator(".lesson-link").first()).containsText("http.200");
        search.fill("nothing has these words");
        assertThat(page.getByRole(HEADING, named("No lesson has these words"))).isVisible();
    }

    @Test
    void aLessonThatThereIsNotIsSaidToBeMissing(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/lessons/rest.teleport");

        assertThat(page.getByRole(HEADING, named("There is no such lesson"))).isVisible();
    }

    @Test
    void nothingIsCutOffOnAPhone(RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(390, 844), "agent02", "/lessons");
        assertThat(page.locator(".meter")).isVisible();
        assertFitsTheWidth(page);

        page.navigate(world.address() + "/lessons/rest.get");
        button(page, "Run the lesson").click();
        assertThat(page.locator("svg.sequence")).containsText("crm-service", eventually());
        assertFitsTheWidth(page);
        Browser.picture(page, "lesson-phone");
    }

    private static void assertFitsTheWidth(Page page) {
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(page.url())
                .isEqualTo(0);
    }

    private Page signedIn(RunningWorld world, String path) {
        return Browser.signedIn(world, browser.window(), "agent02", path);
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
