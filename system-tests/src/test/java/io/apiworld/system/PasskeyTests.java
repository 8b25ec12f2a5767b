package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Web Authentication in a real browser, with the authenticator that Chromium plays (WebDriver's virtual authenticator). */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class PasskeyTests {

    @AutoClose
    final Browser browser = new Browser();

    @Test
    void aPasskeyThatWasAddedAtTheAccountPageOpensTheConsole(RunningWorld world) {
        var page = browser.window();
        plugInAuthenticator(page);
        page.navigate(world.address() + "/account");
        page.getByLabel("Username").fill("vera");
        page.getByLabel("Password").fill(world.passwordOf("vera"));
        button(page, "Sign in").click();

        page.getByLabel("Name of a new passkey").fill("This laptop");
        button(page, "Add a passkey").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is ready");
        Browser.picture(page, "account-with-passkey");
        button(page, "Sign out").click();
        assertThat(page.getByText("You are signed out")).isVisible();

        page.navigate(world.address() + "/bff/login/console?return=/customer");
        button(page, "Sign in with a passkey").click();

        page.waitForURL(world.address() + "/customer**");
        assertThat(page.getByText("Good to see you, Vera.")).isVisible();
    }

    @Test
    void withoutAPasskeyTheLoginPageSaysWhatElseThereIs(RunningWorld world) {
        var page = browser.window();
        plugInAuthenticator(page);
        page.navigate(world.address() + "/login");

        button(page, "Sign in with a passkey").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Sign in in another way");
    }

    private static void plugInAuthenticator(Page page) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var authenticator = new JsonObject();
        authenticator.add("options", options);
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable", new JsonObject());
        devtools.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
