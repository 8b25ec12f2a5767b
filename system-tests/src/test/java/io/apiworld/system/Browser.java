package io.apiworld.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, a window with cookies of its own for each person. */
final class Browser implements AutoCloseable {

    static final String[] PROGRAMS = {"chromium", "chromium-browser", "google-chrome"};

    private static final int PATIENCE_MS = 20_000;

    static {
        // Five seconds are short where a whole system shares two cores with the browser.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Tools.find(PROGRAMS).orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu")));

    /** A new private window, at laptop width. The local CA is not installed in it, so it is told to accept it. */
    Page window() {
        return window(1366, 860);
    }

    Page window(int width, int height) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MS);
        return context.newPage();
    }

    /** Signs a person in on the login page that people see, and goes on to a page of the console. */
    static Page signedIn(RunningWorld world, Page page, String person, String path) {
        page.navigate(world.address() + "/bff/login/console?return=" + path);
        signIn(world, page, person);
        page.waitForURL(world.address() + path);
        return page;
    }

    /** Fills in the login page that is open. */
    static void signIn(RunningWorld world, Page page, String person) {
        page.getByLabel("Username").fill(person);
        page.getByLabel("Password").fill(world.passwordOf(person));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .first()
                .click();
    }

    /** Keeps a picture below {@code target/screenshots}, for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
