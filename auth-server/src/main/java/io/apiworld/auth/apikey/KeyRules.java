package io.apiworld.auth.apikey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lifetime of a key for which nobody says otherwise
 * @param longest that anybody may say
 * @param overlap how long the old key stays valid when it is rotated and nobody says otherwise
 * @param managedThrough the clients through which an owner may manage keys: a token that somebody else's client was given must not
 *     be turned into a key that outlives it
 * @param exchangedBy the client that gets tokens for keys
 * @param tokenLifetime of such a token
 */
@Validated
@ConfigurationProperties("api-keys")
record KeyRules(
        @DefaultValue("90d") Duration lifetime,
        @DefaultValue("365d") Duration longest,
        @DefaultValue("24h") Duration overlap,
        @NotEmpty Set<String> managedThrough,
        @NotBlank String exchangedBy,
        @DefaultValue("60s") Duration tokenLifetime) {}
