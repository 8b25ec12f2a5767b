package io.apiworld.gateway.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxBody the largest request body, counted as it comes, whatever its Content-Length says
 * @param bodyWithin how long a body may take from its first byte to its last; a limit between two bytes alone would let one in
 *     that sends a byte a second
 * @param headersWithin the same for a request's line and headers
 */
@Validated
@ConfigurationProperties("intake")
public record IntakeLimits(
        @DefaultValue("1MB") @NotNull DataSize maxBody,
        @DefaultValue("10s") @NotNull Duration bodyWithin,
        @DefaultValue("10s") @NotNull Duration headersWithin) {}
