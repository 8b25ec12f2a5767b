package io.apiworld.auth.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.apiworld.auth.Grants;
import io.apiworld.auth.TestSecrets;
import io.apiworld.auth.Visitor;
import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.ImportTestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** A new key signs, the old one still verifies, nobody is logged out; over HTTP, with a clock that the test moves. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ImportTestDatabase
@TestSecrets
class RotationTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    SigningKeys keys;

    @Autowired
    AdjustableClock clock;

    @TestConfiguration
    static class Time {

        @Bean
        AdjustableClock clock() {
            return new AdjustableClock(Instant.now());
        }
    }

    @BeforeEach
    void oneKeyOfEachThatSigns() {
        db.sql("delete from signing_key").update();
        keys.ensureOneOfEach();
    }

    @Test
    void aNewKeyIsPublishedFirstThenSignsAndTheOldOneStillVerifies() throws Exception {
        var before = personToken();
        var admin = adminToken();

        var answer = post(admin);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(states(Visitor.json(answer))).containsOnly("published", "signing");
        assertThat(kid(personToken())).isEqualTo(kid(before));
        assertThat(published()).hasSize(4).contains(kid(before));

        clock.advanceBy(Duration.ofMinutes(3));

        var after = personToken();
        assertThat(kid(after)).isNotEqualTo(kid(before));
        assertThat(published()).contains(kid(before), kid(after));
        assertThat(userinfo(before)).isEqualTo(200);
        assertThat(userinfo(after)).isEqualTo(200);
    }

    @Test
    void aRetiredKeyGoesWhenTheLastTokenOfItHasExpired() throws Exception {
        var before = personToken();
        keys.rotate();
        clock.advanceBy(Duration.ofMinutes(3));
        assertThat(published()).hasSize(4);

        clock.advanceBy(Duration.ofHours(2));
        assertThat(published()).hasSize(2).doesNotContain(kid(before));
        keys.tend();

        assertThat(db.sql("select count(*) from signing_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aKeyThatHasSignedForNinetyDaysIsReplacedByTheSchedule() {
        keys.tend();
        assertThat(keys.all()).hasSize(2);

        clock.advanceBy(Duration.ofDays(90));
        keys.tend();
        keys.tend();

        assertThat(keys.all()).hasSize(4);
    }

    @Test
    void manyThatRotateAtOnceMakeOneKeyOfEach() throws Exception {
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (var result : threads.invokeAll(Collections.nCopies(5, () -> {
                keys.rotate();
                return true;
            }))) {
                result.get();
            }
        }

        assertThat(keys.all()).hasSize(4);
    }

    /** Another instance has its own memory: it reads the same keys from the database. */
    @Test
    void anotherInstanceSignsWithTheSameKey(
            @Autowired KeyRules rules,
            @Autowired SigningKeyConfiguration instance,
            @Autowired PlatformTransactionManager transactions)
            throws Exception {
        keys.rotate();
        clock.advanceBy(Duration.ofMinutes(3));

        var other = instance.signingKeys(rules, db, transactions, clock);

        assertThat(other.all()).isEqualTo(keys.all());
        assertThat(other.get(everything(), null)).isEqualTo(keys.get(everything(), null));
    }

    @Test
    void onlyAnAdministratorSeesOrRotatesKeys() {
        var agent = new Grants(port)
                .tokens("cli", "agent01", "openid read:chat admin")
                .path("access_token")
                .asString();

        assertThat(new Visitor(port)
                        .get("/api/signing-keys", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(agent).statusCode()).isEqualTo(403);
        assertThat(post(agent).statusCode()).isEqualTo(403);
        assertThat(get(adminToken()).statusCode()).isEqualTo(200);
        assertThat(keys.all()).hasSize(2);
    }

    @Test
    void noPrivateKeyIsShownOrStoredInClear() throws Exception {
        assertThat(get(adminToken()).body()).doesNotContain("\"d\"", "\"p\"");
        assertThat(JWKSet.parse(new Visitor(port).get("/oauth2/jwks").body()).getKeys())
                .hasSize(2)
                .noneMatch(key -> key.isPrivate());
        assertThat(db.sql("select encode(sealed_jwk, 'escape') from signing_key")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(stored -> stored.contains("\"kty\""));
    }

    private static JWKSelector everything() {
        return new JWKSelector(new JWKMatcher.Builder().build());
    }

    private String personToken() {
        return new Grants(port)
                .tokens("console", "cesar", "openid")
                .path("access_token")
                .asString();
    }

    private String adminToken() {
        return new Grants(port)
                .tokens("cli", "admin", "admin")
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> get(String token) {
        return new Visitor(port)
                .get("/api/signing-keys", "Authorization", "Bearer " + token, "Accept", "application/json");
    }

    private HttpResponse<String> post(String token) {
        return new Visitor(port).post("/api/signing-keys", Map.of(), "Authorization", "Bearer " + token);
    }

    private int userinfo(String token) {
        return new Visitor(port)
                .get("/userinfo", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private List<String> published() throws Exception {
        return JWKSet.parse(new Visitor(port).get("/oauth2/jwks").body()).getKeys().stream()
                .map(key -> key.getKeyID())
                .toList();
    }

    private static String kid(String token) {
        return Visitor.part(token, 0).path("kid").asString();
    }

    private static List<String> states(JsonNode listed) {
        return listed.path("items")
                .valueStream()
                .map(key -> key.path("state").asString())
                .toList();
    }
}
