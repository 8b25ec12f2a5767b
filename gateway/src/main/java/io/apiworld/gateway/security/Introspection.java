package io.apiworld.gateway.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.errors.IdentityUnavailable;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Asks the authorization server whether a token still counts (RFC 7662), and knows since when it does not answer. */
@Component
final class Introspection {

    private static final Logger log = LoggerFactory.getLogger(Introspection.class);

    private final WebClient http;
    private final IdentityRules rules;
    private final Clock clock;
    private volatile @Nullable Instant silentSince;

    Introspection(WebClient.Builder http, IdentityRules rules, Clock clock) {
        this.http = http.build();
        this.rules = rules;
        this.clock = clock;
    }

    /** Fails with {@link IdentityUnavailable} when there is no answer in time, or none that says yes or no. */
    Mono<Boolean> isActive(String token) {
        return Mono.deferContextual(course -> {
            var trail = Trail.in(course);
            return ask(token).doOnNext(_ -> heard(trail)).onErrorMap(failure -> silent(failure, trail));
        });
    }

    private Mono<Boolean> ask(String token) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", token);
        form.add("token_type_hint", "access_token");
        return http.post()
                .uri(rules.introspection())
                .headers(headers -> headers.setBasicAuth(rules.clientId(), rules.clientSecret()))
                .bodyValue(form)
                .retrieve()
                .bodyToMono(Answer.class)
                // A pooled connection may have been closed in the moment in which it was taken: that says nothing yet.
                .retryWhen(Retry.max(1)
                        .filter(WebClientRequestException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()))
                .timeout(rules.patience())
                .map(Answer::active)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("An empty answer")));
    }

    /** Whether what was believed before may be believed a while longer. */
    boolean isWithinGrace() {
        var since = silentSince;
        return since == null || clock.instant().isBefore(since.plus(rules.grace()));
    }

    private void heard(Trail trail) {
        if (silentSince != null) {
            silentSince = null;
            trail.inLog(() -> log.info("The authorization server answers again"));
        }
    }

    private IdentityUnavailable silent(Throwable failure, Trail trail) {
        if (silentSince == null) {
            silentSince = clock.instant();
            trail.inLog(() -> log.warn(
                    "The authorization server does not say whether tokens still count, sound ones are believed for {}: {}",
                    rules.grace(),
                    failure.toString()));
        }
        return new IdentityUnavailable(failure);
    }

    private record Answer(
            @JsonProperty(value = "active", required = true) boolean active) {}
}
