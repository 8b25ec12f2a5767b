package io.apiworld.auth;

import static io.apiworld.auth.Visitor.basic;
import static io.apiworld.auth.Visitor.challenge;
import static io.apiworld.auth.Visitor.claims;
import static io.apiworld.auth.Visitor.json;
import static io.apiworld.auth.Visitor.parameter;
import static io.apiworld.auth.Visitor.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.Trap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys from the first to the last day, over HTTP: who may make them, what they are exchanged for, and how they end. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyTests {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String KEY_TYPE = "urn:api-world:token-type:api-key";
    private static final String ALL = "openid read:customers write:customers read:tickets write:tickets admin";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        AdjustableClock clock() {
            return new AdjustableClock(Instant.now());
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void now() {
        clock.advanceBy(Duration.between(clock.instant(), Instant.now()));
    }

    @Test
    void theOwnerGetsAKeyThatIsShownOnce() {
        var made = send("POST", "/api/api-keys", "supervisor", "{\"app\":\"inventory-sync\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        var key = json(made).path("key").asString();
        var prefix = json(made).path("prefix").asString();
        assertThat(key).matches("aw_live_" + prefix + "_[0-9A-Za-z]{38}");
        assertThat(json(made).path("plan").asString()).isEqualTo("standard");
        assertThat(json(made).path("scopes").toString()).contains("read:customers", "read:tickets");
        assertThat(made.headers().firstValue("Location")).contains("/api/api-keys/" + prefix);

        var shown = send("GET", "/api/api-keys/" + prefix, "supervisor", "");
        var listed = send("GET", "/api/api-keys", "supervisor", "");
        assertThat(shown.body()).contains(prefix).doesNotContain(key.substring(20));
        assertThat(listed.body()).contains(prefix).doesNotContain(key.substring(20));
    }

    @Test
    void aKeyStandsNowhereInClear(CapturedOutput log) {
        var key = keyOf("inventory-sync", "supervisor");
        exchange(key);

        assertThat(db.sql("select to_jsonb(api_key)::text from api_key")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(row -> row.contains("{sha256}"))
                .noneMatch(row -> row.contains(key.substring(20)));
        assertThat(log.getAll())
                .contains("API key made: prefix=" + prefixOf(key))
                .doesNotContain(key, key.substring(20));
    }

    @Test
    @Trap("A8")
    void aGoodKeyIsExchangedForATokenOfItsApp() {
        var answer = json(exchange(keyOf("inventory-sync", "supervisor")));
        var token = answer.path("access_token").asString();

        assertThat(part(token, 0).path("typ").asString()).isEqualTo("at+jwt");
        assertThat(claims(token).path("sub").asString()).isEqualTo("inventory-sync");
        assertThat(claims(token).path("client_id").asString()).isEqualTo("inventory-sync");
        assertThat(claims(token).path("scope").asString().split(" "))
                .containsExactlyInAnyOrder("read:customers", "read:tickets");
        assertThat(claims(token).path("plan").asString()).isEqualTo("standard");
        assertThat(claims(token).path("aud").toString()).contains("https://localhost:8443");
        assertThat(claims(token).path("roles").toString()).isEqualTo("[\"integration\"]");
        assertThat(claims(token).has("name")).isFalse();
        assertThat(answer.path("issued_token_type").asString())
                .isEqualTo("urn:ietf:params:oauth:token-type:access_token");
        assertThat(answer.path("expires_in").asInt()).isBetween(50, 60);
    }

    /** Whoever gets hold of the token behind the gateway cannot come in by the front door with it. */
    @Test
    void theTokenOfAKeyIsUnknownToIntrospection() {
        var token = json(exchange(keyOf("inventory-sync", "supervisor")))
                .path("access_token")
                .asString();

        var answer = new Visitor(port)
                .post(
                        "/oauth2/introspect",
                        Map.of("token", token),
                        "Authorization",
                        basic("gateway", TestSecrets.CLIENT + "7"));

        assertThat(json(answer).path("active").asBoolean(true)).isFalse();
    }

    @Test
    void whatIsNoKeyIsRefused() {
        var key = keyOf("inventory-sync", "supervisor");
        var other = keyOf("inventory-sync", "supervisor");

        assertThat(reason("abc")).isEqualTo("The API key is not known");
        assertThat(reason(key.replaceAll(".$", key.endsWith("0") ? "1" : "0"))).isEqualTo("The API key is not known");
        // The prefix of one and the secret of another, with a checksum that fits neither
        assertThat(reason(key.substring(0, 17) + other.substring(17))).isEqualTo("The API key is not known");
    }

    @Test
    void onlyTheGatewayExchangesKeys() {
        var key = keyOf("inventory-sync", "supervisor");

        var byAnother = new Visitor(port)
                .post("/oauth2/token", form(key), "Authorization", basic("integration", TestSecrets.CLIENT + "2"));

        assertThat(byAnother.statusCode()).isEqualTo(400);
        assertThat(json(byAnother).path("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysInTheList() {
        var key = keyOf("inventory-sync", "supervisor");
        var path = "/api/api-keys/" + prefixOf(key);

        assertThat(send("DELETE", path, "supervisor", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", path, "supervisor", "").statusCode()).isEqualTo(204);

        assertThat(reason(key)).startsWith("The API key was revoked at 20");
        assertThat(json(send("GET", path, "supervisor", "")).path("state").asString())
                .isEqualTo("revoked");
    }

    @Test
    void aKeyEndsWithItsTime() {
        var end = clock.instant().plus(Duration.ofHours(1));
        var key = key(send(
                "POST",
                "/api/api-keys",
                "supervisor",
                "{\"app\":\"inventory-sync\",\"expiresAt\":\"%s\"}".formatted(end)));

        clock.advanceBy(Duration.ofMinutes(59).plusSeconds(50));
        assertThat(json(exchange(key)).path("expires_in").asInt()).isLessThanOrEqualTo(10);
        clock.advanceBy(Duration.ofMinutes(1));

        assertThat(reason(key)).startsWith("The API key expired at 20");
    }

    @Test
    void aRotatedKeyGoesOnUntilTheGivenTime() {
        var old = keyOf("inventory-sync", "supervisor");
        var until = clock.instant().plus(Duration.ofMinutes(10));

        var rotated = send(
                "POST",
                "/api/api-keys/" + prefixOf(old) + "/rotate",
                "supervisor",
                "{\"oldValidUntil\":\"%s\"}".formatted(until));

        assertThat(rotated.statusCode()).isEqualTo(201);
        var fresh = key(rotated);
        assertThat(exchange(old).statusCode()).isEqualTo(200);
        assertThat(exchange(fresh).statusCode()).isEqualTo(200);
        clock.advanceBy(Duration.ofMinutes(11));
        assertThat(reason(old)).startsWith("The API key expired at");
        assertThat(exchange(fresh).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTenThatRotateAtOnceOneGetsANewKey() throws Exception {
        var path = "/api/api-keys/" + prefixOf(keyOf("inventory-sync", "supervisor")) + "/rotate";
        tokenOf("supervisor", ALL);

        try (var threads = Executors.newFixedThreadPool(10)) {
            Callable<Integer> one = () -> send("POST", path, "supervisor", "{}").statusCode();
            var answers = threads.invokeAll(Collections.nCopies(10, one)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(9);
        }
    }

    @Test
    void itIsSeenWhenAKeyWasLastUsed() {
        var key = keyOf("inventory-sync", "supervisor");
        var path = "/api/api-keys/" + prefixOf(key);
        assertThat(json(send("GET", path, "supervisor", "")).has("lastUsedAt")).isFalse();

        exchange(key);

        assertThat(json(send("GET", path, "supervisor", "")).path("lastUsedAt").asString())
                .startsWith(clock.instant().toString().substring(0, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "admin, inventory-sync, 201",
        "supervisor, inventory-sync, 201",
        "agent01, partner-portal, 201",
        "agent01, inventory-sync, 403",
        "supervisor, partner-portal, 403",
        "cesar, inventory-sync, 403",
        "admin, no-such-app, 404"
    })
    void keysAreMadeByTheOwnerAndByAdministrators(String person, String app, int status) {
        assertThat(send("POST", "/api/api-keys", person, "{\"app\":\"%s\"}".formatted(app))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void othersSeeNoKeyOfTheApp() {
        var prefix = prefixOf(keyOf("inventory-sync", "supervisor"));

        assertThat(send("GET", "/api/api-keys", "agent02", "").body()).isEqualTo("{\"items\":[]}");
        assertThat(send("GET", "/api/api-keys/" + prefix, "agent02", "").statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", "/api/api-keys/" + prefix, "agent02", "").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/api-keys/" + prefix, "admin", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyDoesNoMoreThanTheTokenThatAskedForIt() {
        var narrow = tokenOf("supervisor", "read:customers");

        var wish = "{\"app\":\"inventory-sync\",\"scopes\":[\"read:tickets\"]}";
        var refused = sendAs(narrow, "POST", "/api/api-keys", wish);
        var made = sendAs(narrow, "POST", "/api/api-keys", "{\"app\":\"inventory-sync\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").toString()).contains("/scopes");
        assertThat(json(made).path("scopes").toString()).isEqualTo("[\"read:customers\"]");
    }

    @Test
    void noKeyDoesMoreThanItsAppOrLivesForEver() {
        var scope =
                send("POST", "/api/api-keys", "admin", "{\"app\":\"inventory-sync\",\"scopes\":[\"write:customers\"]}");
        var life = send(
                "POST",
                "/api/api-keys",
                "admin",
                "{\"app\":\"inventory-sync\",\"expiresAt\":\"%s\"}"
                        .formatted(clock.instant().plus(Duration.ofDays(366))));

        assertThat(scope.statusCode()).isEqualTo(422);
        assertThat(life.statusCode()).isEqualTo(422);
        assertThat(json(life).path("errors").toString()).contains("/expiresAt");
    }

    @Test
    void withoutATokenThereIsNothing() {
        var stranger = sendAs("", "GET", "/api/api-keys", "");

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(json(stranger).path("type").asString()).isEqualTo("urn:problem:missing-token");
    }

    /** An ID token says who somebody is, and is no right to anything. */
    @Test
    void anIdTokenIsNoAccessToken() {
        var visitor = new Visitor(port);
        var code = parameter(visitor.authorize(request(ALL), "supervisor", TestSecrets.PERSON), "code");
        var idToken = visitor.redeem(code).path("id_token").asString();

        assertThat(sendAs(idToken, "GET", "/api/api-keys", "").statusCode()).isEqualTo(401);
    }

    private String keyOf(String app, String person) {
        return key(send("POST", "/api/api-keys", person, "{\"app\":\"%s\"}".formatted(app)));
    }

    private static String key(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("key").asString();
    }

    private static String prefixOf(String key) {
        return key.split("_")[2];
    }

    private HttpResponse<String> exchange(String key) {
        return new Visitor(port)
                .post("/oauth2/token", form(key), "Authorization", basic("gateway", TestSecrets.CLIENT + "7"));
    }

    private String reason(String key) {
        var refused = exchange(key);
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode error = json(refused);
        assertThat(error.path("error").asString()).isEqualTo("invalid_request");
        return error.path("error_description").asString();
    }

    private static Map<String, String> form(String key) {
        return Map.of("grant_type", EXCHANGE, "subject_token", key, "subject_token_type", KEY_TYPE);
    }

    private HttpResponse<String> send(String method, String path, String person, String body) {
        return sendAs(tokenOf(person, ALL), method, path, body);
    }

    private HttpResponse<String> sendAs(String token, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String tokenOf(String person, String scopes) {
        return TOKENS.computeIfAbsent(person + " " + scopes, _ -> {
            var visitor = new Visitor(port);
            var code = parameter(visitor.authorize(request(scopes), person, TestSecrets.PERSON), "code");
            return visitor.redeem(code).path("access_token").asString();
        });
    }

    private static Map<String, String> request(String scopes) {
        return Map.of(
                "response_type", "code",
                "client_id", "cli",
                "redirect_uri", "http://127.0.0.1:9/callback",
                "scope", scopes,
                "state", "xyz",
                "code_challenge", challenge(),
                "code_challenge_method", "S256");
    }
}
