package io.apiworld.lab.system;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely the system is watched.
 *
 * @param timeout how long a part may take to answer before it counts as down
 * @param freshFor how long a picture is shown to all who ask
 */
@ConfigurationProperties("lab.system")
record WatchRules(
        @DefaultValue("1s") Duration timeout,
        @DefaultValue("1500ms") Duration freshFor) {}
