package io.apiworld.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * @param anonymous for each address that sends no credentials
 * @param authenticated for each client and each person
 * @param exempt paths that cost nothing
 * @param patience how long a shared store may take before the request passes uncounted
 */
@Validated
@ConfigurationProperties("rate-limit")
record Quotas(
        @Valid @NotNull Quota anonymous,
        @Valid @NotNull Quota authenticated,
        @DefaultValue List<String> exempt,
        @DefaultValue("100ms") Duration patience) {

    Quota of(Caller caller) {
        return caller.isKnown() ? authenticated : anonymous;
    }

    List<PathPattern> exemptPaths() {
        return exempt.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }
}
