package io.apiworld.auth.signingkey;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys come and go.
 *
 * @param encryptionKey 32 bytes in base64; seals the private keys in the database
 * @param lead how long a new key is published before it signs: every instance must have read it, or one would publish a set without
 *     the key that another signs with. Who verifies need not have: it fetches the set again when it meets a key that it does not know.
 * @param rotateEvery how long a key signs, unless somebody rotates it sooner
 * @param keepRetired longer than any token lives
 */
@Validated
@ConfigurationProperties("signing-keys")
record KeyRules(
        @NotBlank String encryptionKey,
        @DefaultValue("2m") Duration lead,
        @DefaultValue("90d") Duration rotateEvery,
        @DefaultValue("2h") Duration keepRetired) {

    /** Instances read the keys again so often. */
    static final Duration READ_EVERY = Duration.ofSeconds(30);

    @AssertTrue(message = "must be longer than the 30 s in which every instance has read a new key") boolean isLeadLongEnough() {
        return lead.compareTo(READ_EVERY) > 0;
    }

    @AssertTrue(message = "must be longer than the 30 minutes that an id token lives") boolean isKeptLongEnough() {
        return keepRetired.compareTo(Duration.ofMinutes(30)) > 0;
    }
}
