package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.delivery.Next.Done;
import io.apiworld.webhooks.delivery.Next.GiveUp;
import io.apiworld.webhooks.delivery.Next.RetryAt;
import io.apiworld.webhooks.delivery.Outcome.Accepted;
import io.apiworld.webhooks.delivery.Outcome.Gone;
import io.apiworld.webhooks.delivery.Outcome.Hopeless;
import io.apiworld.webhooks.delivery.Outcome.TryLater;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a failed delivery is tried again.
 *
 * @param delays pause after the first failure, the second, ...; after the last there is no other attempt
 * @param jitter up to which part of itself a pause is lengthened, so that failures do not come back as one
 * @param longestWish up to where a receiver's Retry-After is followed
 */
@Validated
@ConfigurationProperties("deliveries.retry")
record RetryPolicy(
        @DefaultValue({"5s", "30s", "2m", "10m", "30m", "2h", "5h", "10h"}) @NotEmpty List<Duration> delays,

        @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double jitter,

        @DefaultValue("24h") Duration longestWish) {

    /** @param attempts how many there were, with the one that this is the outcome of */
    Next after(int attempts, Outcome outcome, Instant now, RandomGenerator chance) {
        return switch (outcome) {
            case Accepted _ -> new Done();
            case Gone _, Hopeless _ -> new GiveUp();
            case TryLater _ when attempts > delays.size() -> new GiveUp();
            case TryLater(var _, var wish) -> new RetryAt(now.plus(pause(attempts, wish, chance)));
        };
    }

    /** A receiver may ask for more patience than the schedule has, never for less. */
    private Duration pause(int attempts, @Nullable Duration wish, RandomGenerator chance) {
        var scheduled = lengthened(delays.get(attempts - 1), chance);
        return wish == null ? scheduled : longer(scheduled, shorter(wish, longestWish));
    }

    private Duration lengthened(Duration delay, RandomGenerator chance) {
        return delay.plusMillis(Math.round(delay.toMillis() * jitter * chance.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
