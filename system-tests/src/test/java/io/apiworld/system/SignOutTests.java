package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static io.apiworld.system.Eventually.eventually;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One sign-in for all pages, and one sign-out that ends them all, wherever it happens. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class SignOutTests {

    @AutoClose
    final Browser browser = new Browser();

    @Test
    void oneSignInServesConsoleDeskAndAccountPage(RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(), "agent01", "/");

        page.navigate(world.address() + "/account");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your account")))
                .isVisible();
        assertThat(page.getByText("this one")).isVisible();
        Browser.picture(page, "account");
    }

    @Test
    void signingOutAtTheAccountPageEndsTheConsolesSessionToo(RunningWorld world) {
        var page = Browser.signedIn(world, browser.window(), "agent01", "/");
        page.navigate(world.address() + "/account");

        page.getByRole(BUTTON, new Page.GetByRoleOptions().setName("Sign out").setExact(true))
                .first()
                .click();
        assertThat(page.getByText("You are signed out")).isVisible();

        eventually("the console's session to end", () -> me(page), me -> me.contains("\"authenticated\":false"));
    }

    @Test
    void aSignInOnAnotherDeviceCanBeEndedFromHere(RunningWorld world) {
        var lost = Browser.signedIn(world, browser.window(), "supervisor", "/");
        var here = Browser.signedIn(world, browser.window(390, 844), "supervisor", "/");
        Assertions.assertThat(me(lost)).contains("\"authenticated\":true");

        here.navigate(world.address() + "/account");
        Browser.picture(here, "account-on-a-phone");
        here.getByRole(BUTTON, new Page.GetByRoleOptions().setName("End all others"))
                .click();

        eventually("the lost device's session to end", () -> me(lost), me -> me.contains("\"authenticated\":false"));
        Assertions.assertThat(me(here)).contains("\"authenticated\":true");
    }

    private static String me(Page page) {
        return String.valueOf(page.evaluate("() => fetch('/bff/me').then(answer => answer.text())"));
    }
}
