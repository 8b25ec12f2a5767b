package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.sealing.Seal;
import io.apiworld.webhooks.signing.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who receives webhooks.
 *
 * @param encryptionKey 32 bytes in base64; seals the endpoints' secrets
 * @param formerSecretLasts how long a secret still signs after another has taken its place
 * @param limit how many endpoints there may be
 * @param crm the endpoint that is there from the start
 */
@Validated
@ConfigurationProperties("endpoints")
record EndpointProperties(
        @NotBlank String encryptionKey,
        @DefaultValue("24h") Duration formerSecretLasts,
        @DefaultValue("500") @Min(1) @Max(10_000) int limit,
        @Valid @NotNull Crm crm) {

    /** @param secret {@code whsec_...}, shared with crm-service */
    record Crm(@NotBlank String url, @NotBlank String secret) {

        @Override
        public String toString() {
            return url;
        }
    }

    Seal seal() {
        return Seal.ofBase64(encryptionKey);
    }

    Secret crmSecret() {
        return new Secret(crm.secret().strip());
    }

    @Override
    public String toString() {
        return "endpoints";
    }
}
