package io.apiworld.lab.run;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param kept how many runs are remembered, the newest
 * @param atOnce how many may wait for their turn or run
 * @param seenWithin how long spans and log lines may take to come
 * @param upWithin how long a part may take to say that it is up
 * @param settled how long it takes until what was not seen will not be
 * @param again how long until something is looked at again
 */
@Validated
@ConfigurationProperties("lab.runs")
record RunRules(
        @DefaultValue("200") @Min(1) int kept,
        @DefaultValue("20") @Min(1) int atOnce,
        @DefaultValue("20s") Duration seenWithin,
        @DefaultValue("5s") Duration upWithin,
        @DefaultValue("1500ms") Duration settled,
        @DefaultValue("250ms") Duration again) {}
