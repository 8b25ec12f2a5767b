package io.apiworld.chat.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody counts as gone.
 *
 * @param confirmEvery how often an instance says which connections it still has
 * @param goneAfter how long a connection counts as there after it was last confirmed; bounds how long an agent seems online after
 *     his instance died
 */
@ConfigurationProperties("chat.presence")
public record PresenceRules(
        @DefaultValue("4s") Duration confirmEvery,
        @DefaultValue("15s") Duration goneAfter) {}
