package io.apiworld.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LOG;
import static io.apiworld.system.Eventually.eventually;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer and an agent, each in a browser of their own. */
@ExtendWith(WorldExtension.class)
@RequiresTool({"chromium", "chromium-browser", "google-chrome"})
class ChatPagesTests {

    @AutoClose
    final Browser browser = new Browser();

    @Test
    void aCustomerAndAnAgentChatAndTheChatBecomesACase(RunningWorld world) {
        var customer = signedIn(world, "vera", "/customer");
        var agent = signedIn(world, "agent02", "/agent");
        agent.getByText("Online", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();

        button(customer, "Start a chat").click();
        button(agent, "Accept").click();
        assertThat(agent.getByRole(AriaRole.COMPLEMENTARY).getByRole(HEADING, named("Vera Lindqvist")))
                .isVisible();

        write(customer, "Where is my mortgage offer?");
        assertThat(log(agent)).containsText("Where is my mortgage offer?");
        write(agent, "On its way, since this morning.");
        assertThat(log(customer)).containsText("On its way, since this morning.");
        for (int i = 0; i < 12; i++) {
            write(agent, "And there is more to say about it, line %d.".formatted(i));
        }
        assertThat(agent.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)))
                .isInViewport();
        Browser.picture(customer, "customer");
        Browser.picture(agent, "agent");

        fitsTheWindow(agent);

        button(agent, "End…").click();
        agent.getByLabel("Summary").fill("Asked about the mortgage offer");
        button(agent, "End conversation").click();
        assertThat(customer.getByText("This conversation has ended").first()).isVisible();

        assertThat(log(agent)).isInViewport();
        fitsTheWindow(agent);

        eventually(
                "the case of the chat",
                () -> world.api()
                        .as(world.tokenOfClient("integration"))
                        .get("/api/tickets?customerId=20001&limit=50")
                        .body(),
                body -> body.contains("mortgage offer"));
    }

    @Test
    void aCustomerIsKeptFromTheAgentsDesk(RunningWorld world) {
        var page = signedIn(world, "cesar", "/agent");

        assertThat(page.getByRole(HEADING, new Page.GetByRoleOptions().setName("403: this page is for agents")))
                .isVisible();
        Assertions.assertThat(page.locator("textarea").count()).isZero();
    }

    @Test
    void aWrongPasswordIsRefused(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/bff/login/console?return=/customer");
        page.getByLabel("Username").fill("cesar");
        page.getByLabel("Password").fill("wrong");
        button(page, "Sign in").click();

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Assertions.assertThat(page.url()).contains("/login");
    }

    @Test
    void theStartPageShowsEveryPartAlive(RunningWorld world) {
        var page = browser.window();
        page.navigate(world.address() + "/");

        assertThat(page.getByText("parts up").first()).containsText("All");
        Browser.picture(page, "start");
    }

    @Test
    void noTokenEverReachesTheBrowser(RunningWorld world) {
        var page = signedIn(world, "cesar", "/customer");
        page.waitForFunction("() => document.cookie.includes('XSRF-TOKEN')");

        var readable =
                page.evaluate("() => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
        Assertions.assertThat(readable.toString()).contains("XSRF-TOKEN").doesNotContain("eyJ");
    }

    private Page signedIn(RunningWorld world, String person, String path) {
        var page = browser.window();
        page.navigate(world.address() + path);
        page.getByRole(LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .first()
                .click();
        Browser.signIn(world, page, person);
        page.waitForURL(world.address() + path + "**");
        return page;
    }

    /** The panes of the desk scroll, the page does not. */
    private static void fitsTheWindow(Page page) {
        Assertions.assertThat(page.evaluate("document.documentElement.scrollHeight - innerHeight"))
                .isEqualTo(0);
    }

    private static void write(Page page, String words) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(words);
        button(page, "Send").click();
    }

    private static Locator log(Page page) {
        return page.getByRole(LOG);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
