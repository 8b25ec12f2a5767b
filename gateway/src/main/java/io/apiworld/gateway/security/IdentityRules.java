package io.apiworld.gateway.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway asks the authorization server about callers (docs/adr/0019).
 *
 * @param introspection where it asks about tokens (RFC 7662)
 * @param token where it gets a token for an API key (RFC 8693)
 * @param clientId as which it asks
 * @param clientSecret has no default, and is never shown
 * @param remembered how long an answer holds; with one question's patience the longest that a revocation goes unseen
 * @param patience for one question
 * @param grace how long sound tokens are believed while the server cannot be asked; those with the scope admin never are
 * @param most how many answers are kept
 */
@Validated
@ConfigurationProperties("identity")
record IdentityRules(
        @NotNull URI introspection,
        @NotNull URI token,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue("3s") @DurationMax(seconds = 4) Duration remembered,
        @DefaultValue("1s") @DurationMax(seconds = 5) Duration patience,
        @DefaultValue("60s") @DurationMax(minutes = 10) Duration grace,
        @DefaultValue("20000") @Min(100) @Max(1_000_000) int most) {

    @Override
    public String toString() {
        return "IdentityRules[clientId=" + clientId + ", clientSecret=***]";
    }
}
