package io.apiworld.webhooks.delivery;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are made.
 *
 * @param timeout what one attempt may take, from the name's look-up to the end of the answer
 * @param lease how long a delivery belongs to the worker that took it; longer than the timeout
 * @param pollEvery how often a worker looks without having been told; finds retries, and what a lost worker left
 * @param concurrency attempts at a time in this instance
 * @param perReceiver attempts at a time to one endpoint, of all instances; fewer, so that a slow one leaves hands for others
 * @param recordedBody how much of an answer's body is read, and kept
 */
@Validated
@ConfigurationProperties("deliveries")
record DeliveryRules(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("32") @Min(1) @Max(200) int concurrency,
        @DefaultValue("8") @Min(1) @Max(200) int perReceiver,
        @DefaultValue("4KB") DataSize recordedBody) {

    /** Else a slow receiver would get the same delivery twice at a time. */
    @AssertTrue(message = "lease must be longer than timeout") boolean isLeaseLongerThanTimeout() {
        return lease.compareTo(timeout) > 0;
    }
}
