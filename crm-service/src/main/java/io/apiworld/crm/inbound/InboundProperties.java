package io.apiworld.crm.inbound;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are taken in.
 *
 * @param secret what senders sign with, as {@code whsec_} and base64; several, separated by commas, while one replaces another
 * @param tolerance how far a sender's clock may be from ours
 * @param maxBody the largest body that is read
 */
@Validated
@ConfigurationProperties("inbound")
record InboundProperties(
        @NotEmpty List<String> secret,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("1MB") DataSize maxBody) {

    /** Without the secrets: whatever prints this, does not print these. */
    @Override
    public String toString() {
        return "InboundProperties[secrets=%d, tolerance=%s, maxBody=%s]".formatted(secret.size(), tolerance, maxBody);
    }
}
