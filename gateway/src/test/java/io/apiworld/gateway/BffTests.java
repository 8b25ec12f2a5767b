package io.apiworld.gateway;

import static io.apiworld.gateway.AuthorizationServerStub.token;
import static io.apiworld.gateway.Backend.AUTH;
import static io.apiworld.gateway.Backend.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.Trap;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class BffTests {

    private static final Duration PAST_EXPIRY = Duration.ofMinutes(6);

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @LocalServerPort
    int port;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
        clock.advanceBy(Duration.between(clock.instant(), Instant.now()));
    }

    @Test
    void aStrangerIsNobodyAndGetsNoSession() {
        var browser = new Browser(port);

        assertThat(browser.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
        assertThat(browser.has("__Host-console")).isFalse();
        assertThat(browser.has("XSRF-TOKEN")).isTrue();
    }

    @Test
    void asksForACodeWithProofKeyAtThePublicAddress() {
        var login = new Browser(port).get("/bff/login/console?return=/agent");

        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(URLDecoder.decode(location(login), StandardCharsets.UTF_8))
                .startsWith("https://localhost:8443/oauth2/authorize?")
                .contains(
                        "response_type=code",
                        "client_id=console",
                        "code_challenge_method=S256",
                        "code_challenge=",
                        "nonce=",
                        "state=")
                .contains("redirect_uri=https://localhost:8443/bff/callback/console", "openid", "write:chat");
    }

    @Test
    void aPersonSignsInAndComesBackToTheirPage() {
        var browser = new Browser(port);

        var back = browser.follow(browser.follow(browser.get("/bff/login/console?return=/agent?customer=12345")));

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).isEqualTo("/agent?customer=12345");
        assertThat(browser.get("/bff/me").body())
                .isEqualTo(
                        "{\"authenticated\":true,\"username\":\"agent01\",\"name\":\"Amira Haddad\",\"roles\":[\"agent\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example/, /",
        "javascript:alert(1), /",
        "/%09/evil.example, /",
        "'', /",
        "/agent, /agent"
    })
    void leadsNowhereElseAfterTheLogin(String asked, String landed) {
        var browser = new Browser(port);

        var back =
                browser.follow(browser.follow(browser.get("/bff/login/console?return=" + asked.replace("\\", "%5C"))));

        assertThat(location(back)).isEqualTo(landed);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var browser = new Browser(port);

        var login = browser.get("/bff/login/console");

        assertThat(login.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("__Host-console="))
                .singleElement()
                .asString()
                .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void theSessionGetsANewNameAtTheLogin() {
        var browser = new Browser(port);
        var atServer = browser.get("/bff/login/console");
        var before = browser.cookie("__Host-console");

        browser.follow(browser.follow(atServer));

        assertThat(browser.cookie("__Host-console")).isNotEqualTo(before);
    }

    @Test
    void theCsrfTokenOfBeforeTheLoginIsGoneAfterIt() {
        var browser = new Browser(port);
        browser.get("/bff/me");
        var before = browser.cookie("XSRF-TOKEN");

        browser.signedIn();

        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(before);
    }

    @Test
    void callsWithTheSessionCarryTheTokenThatTheBrowserNeverSees() {
        var browser = new Browser(port).signedIn();

        var response = browser.get("/api/customers");

        var relayed = String.valueOf(CRM.last().header("Authorization"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(relayed).startsWith("Bearer ey");
        assertThat(browser.cookieHeader())
                .doesNotContain(relayed.substring(7), server.liveRefreshTokens().getFirst());
        assertThat(browser.get("/bff/me").body()).doesNotContain(relayed.substring(7));
        assertThat(CRM.last().header("Cookie")).isNull();
    }

    @Test
    @Trap("G14")
    void withoutASessionACallIsRefusedAndNotRedirected() {
        var browser = new Browser(port);
        browser.plant("__Host-console", "made-up");

        var response = browser.get("/api/customers", "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    @Test
    void aChangeWithoutTheCsrfTokenIsRefused() {
        var browser = new Browser(port).signedIn();

        var response = browser.post("/api/tickets", "{}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:csrf-token");
        assertThat(CRM.stub().requests()).isEmpty();
    }

    @Test
    void aChangeWithAWrongCsrfTokenIsRefused() {
        var browser = new Browser(port).signedIn();

        assertThat(browser.post("/api/tickets", "{}", "X-XSRF-TOKEN", "guessed").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aChangeWithTheCsrfTokenPasses() {
        var browser = new Browser(port).signedIn();

        assertThat(browser.post("/api/tickets", "{}", browser.csrf()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAuthorizationHeaderWinsOverTheSession() {
        var browser = new Browser(port).signedIn();
        var other = token("somebody-else");

        assertThat(browser.post("/api/tickets", "{}", "Authorization", "Bearer " + other)
                        .statusCode())
                .isEqualTo(200);
        assertThat(CRM.last().header("Authorization")).isEqualTo("Bearer " + other);
        assertThat(browser.get("/api/tickets", "Authorization", "Bearer bad").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anExpiringTokenIsRefreshedBeforeTheCall() {
        var browser = new Browser(port).signedIn();
        browser.get("/api/customers");
        var first = CRM.last().header("Authorization");

        clock.advanceBy(PAST_EXPIRY);
        var response = browser.get("/api/customers");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(CRM.last().header("Authorization")).isNotEqualTo(first);
    }

    @Test
    void aGoodTokenIsNotRefreshed() {
        var browser = new Browser(port).signedIn();

        browser.get("/api/customers");

        assertThat(server.refreshes()).isZero();
    }

    @Test
    void tenCallsAtOnceLeadToOneRefresh() throws Exception {
        var browser = new Browser(port).signedIn();
        server.isSlow(Duration.ofMillis(200));
        clock.advanceBy(PAST_EXPIRY);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 10)
                    .mapToObj(_ -> threads.submit(() -> browser.get("/api/customers")))
                    .toList();
            for (var call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(server.liveRefreshTokens()).hasSize(1);
    }

    @Test
    @Trap("G14")
    void aSessionThatGetsNoMoreTokensHasEnded() {
        var browser = new Browser(port).signedIn();
        server.forgetsRefreshTokens();
        clock.advanceBy(PAST_EXPIRY);

        var response = browser.get("/api/customers");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Browser.json(response).path("type").asString()).isEqualTo("urn:problem:session-ended");
        assertThat(browser.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
    }

    @Test
    void aSessionOutlivesAnAuthorizationServerThatIsAwayForAWhile() {
        var browser = new Browser(port).signedIn();
        clock.advanceBy(PAST_EXPIRY);
        AUTH.stub().answers(_ -> Answer.status(500));
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(503);

        server.serveAt(AUTH);

        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(200);
    }

    @Test
    void logoutEndsOurSessionRevokesTheTokensAndShowsTheWayToEndTheOther() {
        var browser = new Browser(port).signedIn();
        var refresh = server.liveRefreshTokens().getFirst();
        var stolen = browser.cookie("__Host-console");

        var response = browser.post("/bff/logout", "", browser.csrf());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Browser.json(response).path("redirect").asString())
                .startsWith("https://localhost:8443/connect/logout?id_token_hint=ey")
                .endsWith("&client_id=console&post_logout_redirect_uri=https%3A%2F%2Flocalhost%3A8443%2F");
        assertThat(server.knows(refresh)).isFalse();
        browser.plant("__Host-console", stolen);
        assertThat(browser.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
    }

    @Test
    void logoutNeedsTheCsrfToken() {
        var browser = new Browser(port).signedIn();

        assertThat(browser.post("/bff/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.get("/bff/me").body()).contains("\"authenticated\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/bff/callback/console?code=x&state=y", "/bff/callback/console?error=access_denied&state=y"})
    void aCallbackThatNobodyWaitsForSignsNobodyIn(String callback) {
        var browser = new Browser(port);

        var response = browser.get(callback);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(location(response)).isEqualTo("/?login_error=authorization_request_not_found");
        assertThat(browser.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
    }

    @Test
    void aCallbackWithTheStateOfAnotherBrowserSignsNobodyIn() {
        var victim = new Browser(port);
        var attacker = new Browser(port);
        victim.get("/bff/login/console");
        var callback = attacker.follow(attacker.get("/bff/login/console"));

        var response = victim.follow(callback);

        assertThat(location(response)).startsWith("/?login_error=");
        assertThat(victim.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
    }

    @Test
    void anUnknownLoginIsNotFoundOut() {
        assertThat(new Browser(port).get("/bff/login/other").statusCode()).isEqualTo(400);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
