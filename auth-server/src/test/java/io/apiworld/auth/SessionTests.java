package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.challenge;
import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.part;
import static io.apiworld.auth.Visitor.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Single sign-on, and the one sign-out that ends it all. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class SessionTests {

    private static final HttpStub CONSOLE = new HttpStub();
    private static final String CALLBACK = "https://localhost:8443/bff/callback/console";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @DynamicPropertySource
    static void theConsoleIsToldAtAStub(DynamicPropertyRegistry properties) {
        properties.add("clients.console.back-channel-logout-uri", () -> CONSOLE.uri("/bff/back-channel-logout"));
    }

    @BeforeEach
    void forget() {
        CONSOLE.reset();
        db.sql("delete from spring_session").update();
        db.sql("delete from oauth2_authorization").update();
    }

    /** What is on its way still would come to the next test. */
    @AfterEach
    void everybodyHasBeenTold() {
        until(() -> notices() == 0);
    }

    @Test
    void oneSignInServesSeveralApplications() {
        var visitor = new Visitor(port);
        var console = consoleTokens(visitor, "agent01");

        var second = visitor.get("/oauth2/authorize?" + Visitor.form(request("cli", "openid")));

        assertThat(parameter(Visitor.location(second), "code")).isNotEmpty();
        var cli = visitor.redeem(parameter(Visitor.location(second), "code"));
        assertThat(sid(cli)).isNotEmpty().isEqualTo(sid(console));
    }

    @Test
    void theSessionsNameOutlivesARefreshAndIsNotTheSessionsId() {
        var visitor = new Visitor(port);
        var first = consoleTokens(visitor, "agent01");

        var second = refresh(visitor, first);

        assertThat(sid(second)).isEqualTo(sid(first));
        assertThat(db.sql("select session_id from spring_session")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotContain(sid(first));
    }

    @Test
    void signingOutByAnApplicationEndsTheSessionAndAllItsRefreshTokens() {
        var visitor = new Visitor(port);
        var tokens = consoleTokens(visitor, "agent01");

        var out = visitor.get("/connect/logout?"
                + Visitor.form(Map.of(
                        "id_token_hint",
                        tokens.path("id_token").asString(),
                        "post_logout_redirect_uri",
                        "https://localhost:8443/")));

        assertThat(Visitor.location(out)).hasToString("https://localhost:8443/");
        assertThat(refresh(visitor, tokens).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void everyApplicationThatAskedForItIsToldByASignedLogoutToken() throws Exception {
        var visitor = new Visitor(port);
        var tokens = consoleTokens(visitor, "agent01");

        visitor.submit("/account", "/logout");

        var token = SignedJWT.parse(toldToken());
        var keys = JWKSet.parse(new Visitor(port).get("/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        var claims = claims(token.serialize());
        assertThat(part(token.serialize(), 0).path("typ").asString()).isEqualTo("logout+jwt");
        assertThat(claims.path("iss").asString()).isEqualTo("https://localhost:8443");
        assertThat(claims.path("aud").toString()).contains("console");
        assertThat(claims.path("sub").asString()).isEqualTo("agent01");
        assertThat(claims.path("sid").asString()).isEqualTo(sid(tokens));
        assertThat(claims.path("jti").asString()).isNotEmpty();
        assertThat(claims.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
                .isTrue();
        assertThat(claims.has("nonce")).isFalse();
    }

    @Test
    void aClientThatCannotBeReachedIsToldLater() {
        CONSOLE.willAnswer(Answer.status(503));
        var visitor = new Visitor(port);
        consoleTokens(visitor, "agent01");

        visitor.submit("/account", "/logout");
        until(() -> !CONSOLE.requests().isEmpty());
        db.sql("update logout_notice set due_at = now() - interval '1 hour'").update();

        until(() -> CONSOLE.requests().size() == 2);
        until(() -> notices() == 0);
    }

    @Test
    void whereNoTokenWasGivenNobodyIsTold() {
        var visitor = new Visitor(port);
        visitor.signIn("agent01", TestSecrets.PERSON);

        visitor.submit("/account", "/logout");

        assertThat(notices()).isZero();
        assertThat(CONSOLE.requests()).isEmpty();
    }

    @Test
    void aSignInElsewhereCanBeEndedFromTheAccountPageWithoutEndingOnesOwn() {
        var here = new Visitor(port);
        var there = new Visitor(port);
        var kept = consoleTokens(here, "agent01");
        var ended = consoleTokens(there, "agent01");

        here.submit("/account", "/account/sessions/" + sid(ended) + "/end");

        assertThat(there.get("/account").statusCode()).isEqualTo(302);
        assertThat(refresh(there, ended).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(refresh(here, kept).has("access_token")).isTrue();
        assertThat(claims(toldToken()).path("sid").asString()).isEqualTo(sid(ended));
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        var victim = new Visitor(port);
        var tokens = consoleTokens(victim, "agent01");
        var other = new Visitor(port);
        other.signIn("vera", TestSecrets.PERSON);

        other.submit("/account", "/account/sessions/" + sid(tokens) + "/end");

        assertThat(victim.get("/account").statusCode()).isEqualTo(200);
        assertThat(refresh(victim, tokens).has("access_token")).isTrue();
    }

    @Test
    void theAccountPageListsSignInsButNobodyElses() {
        new Visitor(port).signIn("vera", TestSecrets.PERSON);
        new Visitor(port).signIn("agent01", TestSecrets.PERSON, "User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/140.0");
        var visitor = new Visitor(port);
        visitor.signIn("agent01", TestSecrets.PERSON);

        var page = visitor.get("/account").body();

        assertThat(page).contains("Amira Haddad", "Firefox on Linux", "A Java program", "this one");
        assertThat(Pattern.compile("/account/sessions/[0-9a-f-]+/end\"")
                        .matcher(page)
                        .results())
                .hasSize(2);
    }

    @Test
    void aFormOfTheAccountPageNeedsItsCsrfToken() {
        var visitor = new Visitor(port);
        visitor.signIn("agent01", TestSecrets.PERSON);

        assertThat(visitor.post("/account/sessions/end-others", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Trap("A10")
    void theMetadataSaysThatBackChannelLogoutIsSupported() {
        var metadata = json(new Visitor(port).get("/.well-known/openid-configuration"));

        assertThat(metadata.path("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(metadata.path("backchannel_logout_session_supported").asBoolean())
                .isTrue();
    }

    /** Authorities such as FACTOR_PASSWORD are nobody's role. */
    @Test
    @Trap("A5")
    void rolesInTokensAreRolesAlone() {
        var visitor = new Visitor(port);

        var tokens = consoleTokens(visitor, "agent01");

        for (var token : List.of("access_token", "id_token")) {
            assertThat(claims(tokens.path(token).asString()).path("roles").toString())
                    .isEqualTo("[\"agent\"]");
        }
        assertThat(claims(tokens.path("id_token").asString()).path("auth_time").asLong())
                .isPositive();
    }

    private JsonNode consoleTokens(Visitor visitor, String person) {
        var asked = Map.of(
                "response_type", "code",
                "client_id", "console",
                "redirect_uri", CALLBACK,
                "scope", "openid read:chat",
                "state", "xyz",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
        var code = parameter(visitor.authorize(asked, person, TestSecrets.PERSON), "code");
        return json(visitor.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        Visitor.VERIFIER),
                "Authorization",
                basic("console", TestSecrets.CLIENT)));
    }

    private static JsonNode refresh(Visitor visitor, JsonNode tokens) {
        return json(visitor.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString()),
                "Authorization",
                basic("console", TestSecrets.CLIENT)));
    }

    private int notices() {
        return db.sql("select count(*) from logout_notice").query(Integer.class).single();
    }

    private static String toldToken() {
        until(() -> !CONSOLE.requests().isEmpty());
        var body = CONSOLE.requests().getFirst().body();
        assertThat(body).startsWith("logout_token=");
        return URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8);
    }

    private static String sid(JsonNode tokens) {
        return claims(tokens.path("id_token").asString()).path("sid").asString("");
    }

    private static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 20 s").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
