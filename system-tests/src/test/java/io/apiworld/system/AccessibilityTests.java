package io.apiworld.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe-core finds on the pages, signed out and signed in, in light and in dark. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTests {

    /** Zipkin's pages are not ours. */
    private static final List<String> OF_EVERYBODY = List.of(
            "/",
            "/lessons",
            "/lessons/rest.get",
            "/report",
            "/logs",
            "/token",
            "/faults",
            "/tls",
            "/routes",
            "/reference",
            "/customer",
            "/agent",
            "/nope");

    private static final List<String> OF_PEOPLE = List.of(
            "/",
            "/lessons",
            "/lessons/rest.get",
            "/report",
            "/logs",
            "/token",
            "/faults",
            "/routes",
            "/agent",
            "/account");

    @AutoClose
    final Browser browser = new Browser();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nothingIsFoundForVisitors(ColorScheme scheme, RunningWorld world) {
        var page = browser.window();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        assertThat(OF_EVERYBODY.stream().flatMap(path -> found(page, world.address() + path).stream()))
                .isEmpty();
        assertThat(found(page, world.address() + "/bff/login/console"))
                .as("the login page")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nothingIsFoundForPeople(ColorScheme scheme, RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(), "supervisor", "/lessons");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        assertThat(OF_PEOPLE.stream().flatMap(path -> found(page, world.address() + path).stream()))
                .isEmpty();
    }

    @Test
    void aMistakeWouldBeFound(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/lessons");
        page.evaluate("document.querySelector('main').append(document.createElement('button'))");

        assertThat(foundOn(page)).anyMatch(finding -> finding.contains("button-name"));
    }

    private static List<String> found(Page page, String address) {
        page.navigate(address);
        page.locator("h1").first().waitFor();
        // Until what the page asks for has come, it shows bars in its place
        page.waitForFunction("() => !document.querySelector('.skeleton')");
        return foundOn(page);
    }

    private static List<String> foundOn(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> "%s: %s at %s: %s"
                                        .formatted(
                                                page.url(), rule.getId(), node.getTarget(), node.getFailureSummary())))
                        .toList();
    }
}
