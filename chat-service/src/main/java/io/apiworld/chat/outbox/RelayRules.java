package io.apiworld.chat.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How stored events are handed on.
 *
 * @param pollEvery how often the relay looks without having been told; finds what another instance left behind
 * @param lease how long an event belongs to the relay that took it; longer than any one call can last
 * @param batch events taken at a time
 * @param firstDelay pause after the first failure; doubles with every further one
 * @param maxDelay upper bound of the pause
 * @param keepSent how long sent events stay to be looked at
 */
@Validated
@ConfigurationProperties("chat.outbox")
record RelayRules(
        @DefaultValue("2s") Duration pollEvery,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("10") @Min(1) @Max(100) int batch,
        @DefaultValue("500ms") Duration firstDelay,
        @DefaultValue("30s") Duration maxDelay,
        @DefaultValue("24h") Duration keepSent) {

    Duration pauseAfter(int attempts) {
        var doublings = Math.min(attempts - 1, 20);
        var pause = firstDelay.multipliedBy(1L << doublings);
        return pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
    }
}
