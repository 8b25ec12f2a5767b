package io.apiworld.lab.trace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lookThrough how many of the newest traces are asked for, of which those worth showing are kept
 * @param lookback how old the oldest may be
 * @param trafficOf over how long calls are counted
 * @param freshFor how long an answer is shown to all who ask
 */
@Validated
@ConfigurationProperties("lab.traces")
record TraceRules(
        @DefaultValue("100") @Min(1) @Max(500) int lookThrough,
        @DefaultValue("24h") Duration lookback,
        @DefaultValue("1m") Duration trafficOf,
        @DefaultValue("2s") Duration freshFor) {}
