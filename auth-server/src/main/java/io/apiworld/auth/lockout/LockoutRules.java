package io.apiworld.auth.lockout;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param perAccount failures that an account may have before it is paused
 * @param perAddress the same for an address, behind which there may be many people
 * @param pause the first one; each further failure doubles it
 * @param longestPause beyond which it is not doubled: a person locked out by somebody else is so for no longer than this
 * @param memory how long after the last failure all is forgotten
 */
@Validated
@ConfigurationProperties("lockout")
record LockoutRules(
        @DefaultValue("5") @Min(1) int perAccount,
        @DefaultValue("50") @Min(1) int perAddress,
        @DefaultValue("30s") Duration pause,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("1h") Duration memory) {}
