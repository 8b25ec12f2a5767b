package io.apiworld.defaults.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param keep for how long an answer is given again; later the same key is a new one */
@Validated
@ConfigurationProperties("idempotency")
record IdempotencyRules(@DefaultValue("24h") @NotNull Duration keep) {}
