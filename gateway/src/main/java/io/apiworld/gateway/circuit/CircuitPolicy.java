package io.apiworld.gateway.circuit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param calls how many of the last calls are looked at, and needed before anything is judged
 * @param failures the share of them, in percent, from which on the circuit opens
 * @param rest how long an open circuit leaves the service alone
 * @param trials how many calls then try whether it is well again
 */
@Validated
@ConfigurationProperties("circuit")
public record CircuitPolicy(
        @DefaultValue("10") @Min(1) int calls,
        @DefaultValue("50") @Min(1) @Max(100) int failures,
        @DefaultValue("10s") @NotNull Duration rest,
        @DefaultValue("3") @Min(1) int trials) {

    /** A trial that never ends (its client went away) must not keep the circuit half open for good. */
    private static final Duration LONGEST_TRIAL = Duration.ofSeconds(30);

    CircuitBreakerConfig config(Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(calls)
                .minimumNumberOfCalls(calls)
                .failureRateThreshold(failures)
                // It lets through only after the wait, and not at its end: who comes when we said is not to be early.
                .waitDurationInOpenState(rest.minusMillis(1))
                .permittedNumberOfCallsInHalfOpenState(trials)
                .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
                .writableStackTraceEnabled(false)
                .build();
    }
}
