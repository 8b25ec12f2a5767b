package io.apiworld.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * @param plans by name: "anonymous" for an address that sends no credentials, "api-key", "client" and "person" for those whose
 *     token names no plan, and any others, which a token's claim "plan" may name
 * @param exempt paths that cost nothing
 * @param patience how long a shared store may take before it counts as away
 * @param pause how long it is then left alone, and each gateway counts for itself
 */
@Validated
@ConfigurationProperties("rate-limit")
public record Quotas(
        @NotNull Map<String, @Valid Quota> plans,
        @DefaultValue List<String> exempt,
        @DefaultValue("100ms") @NotNull Duration patience,
        @DefaultValue("2s") @NotNull Duration pause) {

    /** A plan that is not configured is no licence: who names one has what their kind has. */
    Plan of(Caller caller) {
        var named = caller.plan() == null ? null : plans.get(caller.plan());
        return named == null ? ofKind(caller.kind()) : new Plan(String.valueOf(caller.plan()), named);
    }

    List<PathPattern> exemptPaths() {
        return exempt.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @AssertTrue(message = "needs the plans anonymous, api-key, client and person") boolean isCompleteForEveryKind() {
        return Arrays.stream(Caller.Kind.values()).allMatch(kind -> plans.containsKey(kind.plan()));
    }

    private Plan ofKind(Caller.Kind kind) {
        var quota = plans.get(kind.plan());
        if (quota == null) {
            throw new IllegalStateException("No plan " + kind.plan());
        }
        return new Plan(kind.plan(), quota);
    }
}
