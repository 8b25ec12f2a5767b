package io.apiworld.lab.attempt;

import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param secret by which the gateway is known */
@Validated
@ConfigurationProperties("tap")
record TapRules(@NotBlank String secret) {

    /** Takes as long for a near miss as for any other. */
    boolean isOurs(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TapRules";
    }
}
