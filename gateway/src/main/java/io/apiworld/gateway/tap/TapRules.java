package io.apiworld.gateway.tap;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param to the listener's address; nobody listens if there is none
 * @param secret by which the listener knows us
 * @param header whose value names the listener's interest in the call
 * @param mostBody how much of an answer's body is told
 * @param patience how long the listener may take
 */
@Validated
@ConfigurationProperties("tap")
record TapRules(
        @Nullable URI to,
        @DefaultValue("") String secret,
        @DefaultValue("X-Lesson") String header,
        @DefaultValue("64KB") DataSize mostBody,
        @DefaultValue("5s") Duration patience) {

    @Override
    public String toString() {
        return "TapRules[to=%s, header=%s]".formatted(to, header);
    }
}
