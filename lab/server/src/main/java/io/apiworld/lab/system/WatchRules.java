package io.apiworld.lab.system;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How closely the system is watched.
 *
 * @param timeout how long a part may take to answer before it counts as slow
 * @param misses after how many looks in a row without an answer a part counts as down
 * @param freshFor how long a picture is shown to all who ask
 */
@Validated
@ConfigurationProperties("lab.system")
record WatchRules(
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("3") @Min(1) int misses,
        @DefaultValue("1500ms") Duration freshFor) {}
