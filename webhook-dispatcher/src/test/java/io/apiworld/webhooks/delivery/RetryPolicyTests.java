package io.apiworld.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.webhooks.delivery.Next.Done;
import io.apiworld.webhooks.delivery.Next.GiveUp;
import io.apiworld.webhooks.delivery.Next.RetryAt;
import io.apiworld.webhooks.delivery.Outcome.Accepted;
import io.apiworld.webhooks.delivery.Outcome.Gone;
import io.apiworld.webhooks.delivery.Outcome.Hopeless;
import io.apiworld.webhooks.delivery.Outcome.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;

class RetryPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)), 0.2, Duration.ofHours(24));

    @Test
    void isDoneWhenTheReceiverHasAccepted() {
        assertThat(policy.after(1, new Accepted(), NOW, least())).isEqualTo(new Done());
    }

    @Test
    void givesUpAtOnceWhereThereIsNoHope() {
        assertThat(policy.after(1, new Gone(), NOW, least())).isEqualTo(new GiveUp());
        assertThat(policy.after(1, new Hopeless("blocked_address"), NOW, least()))
                .isEqualTo(new GiveUp());
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT30S", "3, PT2M"})
    void waitsLongerAfterEachFailure(int attempts, Duration pause) {
        assertThat(pauseAfter(attempts, null, least())).isEqualTo(pause);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(policy.after(4, later(null), NOW, least())).isEqualTo(new GiveUp());
        assertThat(policy.after(4, later(Duration.ofHours(1)), NOW, least())).isEqualTo(new GiveUp());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,   PT30S, less than the schedule",
        "PT29S,  PT30S, less than the schedule",
        "PT31S,  PT31S, more",
        "PT1H,   PT1H,  more",
        "PT24H,  PT24H, as much as may be",
        "PT100H, PT24H, more than may be"
    })
    void followsTheReceiversWishWithinItsBounds(Duration wish, Duration pause, String why) {
        assertThat(pauseAfter(2, wish, least())).as(why).isEqualTo(pause);
    }

    @Test
    void lengthensEveryPauseByChanceUpToTheJitter() {
        var chance = new Random(7);

        var pauses = IntStream.range(0, 1000)
                .mapToObj(_ -> pauseAfter(3, null, chance))
                .toList();

        assertThat(pauses).allMatch(pause -> !pause.minusMinutes(2).isNegative());
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(144)) <= 0);
        assertThat(pauses.stream().distinct()).hasSizeGreaterThan(900);
    }

    @Test
    void triesForMoreThanAHalfDayUnlessToldOtherwise() {
        var unless = new Binder().bindOrCreate("deliveries.retry", RetryPolicy.class);

        assertThat(unless.delays()).hasSize(8).isSorted();
        assertThat(unless.delays().stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofHours(12));
    }

    private Duration pauseAfter(int attempts, Duration wish, RandomGenerator chance) {
        var next = policy.after(attempts, later(wish), NOW, chance);
        assertThat(next).isInstanceOf(RetryAt.class);
        return Duration.between(NOW, ((RetryAt) next).time());
    }

    private static TryLater later(Duration wish) {
        return new TryLater("status_503", wish);
    }

    private static RandomGenerator least() {
        return () -> 0L;
    }
}
