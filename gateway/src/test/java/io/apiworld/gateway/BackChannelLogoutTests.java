package io.apiworld.gateway;

import static io.apiworld.gateway.Backend.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** OpenID Connect Back-Channel Logout 1.0, as the console's session hears of it. */
@GatewayTest
class BackChannelLogoutTests {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final AuthorizationServerStub server = new AuthorizationServerStub();

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        Backend.forgetAll();
        server.serveAt(AUTH);
    }

    @Test
    void aSignOutElsewhereEndsTheConsolesSession() {
        var browser = new Browser(port).signedIn();
        assertThat(browser.get("/bff/me").body()).contains("\"authenticated\":true");

        var told = tell(logoutToken(claims -> claims));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.get("/bff/me").body()).isEqualTo("{\"authenticated\":false}");
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSessionStaysOpen() {
        var browser = new Browser(port).signedIn();

        var told =
                tell(logoutToken(claims -> claims.claim("sid", UUID.randomUUID().toString())));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(browser.get("/bff/me").body()).contains("\"authenticated\":true");
    }

    @Test
    void theLineThatTellsOfItNamesTheRequest() {
        try (var log = new LogLines().listening()) {
            new Browser(port).signedIn();
            tell(logoutToken(claims -> claims));

            assertThat(log.with("Session ended by the authorization server").getMDCPropertyMap())
                    .containsKeys("correlationId", "traceId", "spanId");
        }
    }

    @Test
    void beingToldTwiceIsNoError() {
        new Browser(port).signedIn();
        var token = logoutToken(claims -> claims);

        assertThat(tell(token).statusCode()).isEqualTo(200);
        assertThat(tell(token).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> notLogoutTokens() {
        return Stream.of(
                Arguments.of("another issuer", change(claims -> claims.issuer("https://evil.example"))),
                Arguments.of("another client's", change(claims -> claims.audience("cli"))),
                Arguments.of("no event", change(claims -> claims.claim("events", null))),
                Arguments.of("another event", change(claims -> claims.claim("events", Map.of("urn:other", Map.of())))),
                Arguments.of("with a nonce, as ID tokens have", change(claims -> claims.claim("nonce", "n"))),
                Arguments.of("without a session", change(claims -> claims.claim("sid", null))),
                Arguments.of(
                        "expired",
                        change(claims ->
                                claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5)))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notLogoutTokens")
    void whatIsNoLogoutTokenForTheConsoleEndsNothing(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        var browser = new Browser(port).signedIn();

        var told = tell(logoutToken(change));

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(Browser.json(told).path("type").asString()).isEqualTo("urn:problem:invalid-logout-token");
        assertThat(browser.get("/bff/me").body()).contains("\"authenticated\":true");
    }

    @Test
    void aTokenOfAnotherTypeEndsNothing() {
        var browser = new Browser(port).signedIn();

        assertThat(tell(AuthorizationServerStub.token(claims(), "at+jwt")).statusCode())
                .isEqualTo(400);
        assertThat(tell("no-token-at-all").statusCode()).isEqualTo(400);
        assertThat(browser.get("/bff/me").body()).contains("\"authenticated\":true");
    }

    private HttpResponse<String> tell(String token) {
        return new Browser(port)
                .post(
                        "/bff/back-channel-logout",
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    private String logoutToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        return AuthorizationServerStub.token(change.apply(claims()), "logout+jwt");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(AuthorizationServerStub.ISSUER)
                .audience(List.of("console"))
                .subject("agent01")
                .claim("sid", server.sid())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(2))))
                .claim("events", Map.of(EVENT, Map.of()));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> change(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change;
    }
}
