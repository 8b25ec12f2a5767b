package io.apiworld.auth;

import static io.apiworld.auth.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.testsupport.AdjustableClock;
import io.apiworld.testsupport.ImportTestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing at passwords, as an attacker does it: over HTTP, in a row and all at once. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "lockout.per-address=12")
@ImportTestDatabase
@TestSecrets
class LockoutTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    AdjustableClock clock;

    @BeforeEach
    void forget() {
        db.sql("delete from guess").update();
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsNotLookedAtEither() {
        guess("cesar", 5);

        var refused = new Visitor(port).signIn("cesar", TestSecrets.PERSON);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(refused.body()).contains("Too many attempts. Try again in 30 seconds.", "role=\"alert\"");
    }

    @Test
    void theLockEndsByItself() {
        guess("cesar", 5);
        clock.advanceBy(Duration.ofSeconds(31));

        assertThat(signedIn(new Visitor(port).signIn("cesar", TestSecrets.PERSON)))
                .isTrue();
        assertThat(signedIn(new Visitor(port).signIn("cesar", TestSecrets.PERSON)))
                .as("and success forgets")
                .isTrue();
    }

    @Test
    void whoeverGoesOnWaitsTwiceAsLong() {
        guess("vera", 5);
        clock.advanceBy(Duration.ofSeconds(31));
        guess("vera", 1);

        assertThat(new Visitor(port).signIn("vera", "x").headers().firstValue("Retry-After"))
                .hasValue("60");
    }

    @Test
    void nobodyWaitsLongerThanAQuarterOfAnHour() {
        guess("vera", 5);
        for (var i = 0; i < 12; i++) {
            clock.advanceBy(Duration.ofMinutes(16));
            guess("vera", 1);
            db.sql("delete from guess where subject like 'address%'").update();
        }

        assertThat(new Visitor(port).signIn("vera", "x").headers().firstValue("Retry-After"))
                .hasValue("900");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent01", "nobody-of-that-name"})
    void aNameThatNobodyHasIsTreatedLikeAnyOther(String username) {
        guess(username, 5);

        var refused = new Visitor(port).signIn(username, "x");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Try again in 30 seconds").doesNotContain(username);
    }

    @Test
    void ofManyGuessesAtOnceNoMoreThanTheLimitAreLookedAt() throws Exception {
        try (var threads = Executors.newFixedThreadPool(10)) {
            Callable<Integer> attempt =
                    () -> new Visitor(port).signIn("agent02", "wrong").statusCode();
            var answers = threads.invokeAll(Collections.nCopies(10, attempt)).stream()
                    .map(result -> result.resultNow())
                    .toList();

            assertThat(answers).filteredOn(status -> status == 302).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(5);
        }
    }

    @Test
    void anAddressThatTriesManyNamesIsStoppedToo() {
        for (var i = 0; i < 12; i++) {
            guess("name-" + i, 1);
        }

        assertThat(new Visitor(port).signIn("supervisor", TestSecrets.PERSON).statusCode())
                .isEqualTo(429);
    }

    @Test
    void aProgramIsToldAsAProblem() {
        var wrong = new Visitor(port).signIn("admin", "wrong", "Accept", "application/json");
        guess("admin", 4);
        var locked = new Visitor(port).signIn("admin", "wrong", "Accept", "application/json");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(wrong).path("type").asString()).isEqualTo("urn:problem:wrong-credentials");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(locked).path("type").asString()).isEqualTo("urn:problem:too-many-attempts");
        assertThat(json(locked).path("layer").asString()).isEqualTo("auth");
    }

    @Test
    void nothingThatWasTypedIsStored() {
        guess("my-password-in-the-wrong-field", 1);

        assertThat(db.sql("select subject from guess").query(String.class).list())
                .isNotEmpty()
                .noneMatch(subject -> subject.contains("my-password"));
    }

    private void guess(String username, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(new Visitor(port).signIn(username, "wrong-" + i).statusCode())
                    .isEqualTo(302);
        }
    }

    private static boolean signedIn(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && !answer.headers().firstValue("Location").orElse("").contains("error");
    }

    @TestConfiguration
    static class Time {

        @Bean
        AdjustableClock clock() {
            return new AdjustableClock(Instant.now());
        }
    }
}
