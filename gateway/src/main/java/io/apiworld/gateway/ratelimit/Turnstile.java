package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes one request off the caller's quota and tells how the quota stands; fails with {@link QuotaExceeded} at its end. */
@Component
final class Turnstile {

    private static final Logger log = LoggerFactory.getLogger(Turnstile.class);
    private static final String PASSED = Turnstile.class.getName();

    private final Quotas quotas;
    private final Buckets buckets;

    Turnstile(Quotas quotas, Buckets buckets) {
        this.quotas = quotas;
        this.buckets = buckets;
    }

    Mono<Void> pass(Caller caller, ServerWebExchange exchange) {
        exchange.getAttributes().put(PASSED, true);
        return buckets.take(caller.key(), quotas.of(caller))
                .timeout(quotas.patience())
                .doOnError(failure -> log.warn("Not counted: {}", failure.toString()))
                // A store that is away must not close the door: whoever comes passes, uncounted.
                .onErrorComplete()
                .flatMap(probe -> settle(caller, probe, exchange.getResponse()));
    }

    static boolean hasBeenPassed(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(PASSED);
    }

    private Mono<Void> settle(Caller caller, ConsumptionProbe probe, ServerHttpResponse response) {
        var quota = quotas.of(caller);
        var policy = caller.kind().name().toLowerCase(Locale.ROOT);
        var wait = wholeSeconds(probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
        var headers = response.getHeaders();
        headers.set(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(policy, quota.requests(), quota.per().toSeconds()));
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, probe.getRemainingTokens(), wait));
        return probe.isConsumed() ? Mono.empty() : Mono.error(new QuotaExceeded(policy, Math.max(1, wait)));
    }

    /** Rounded up: who waits that long must not come too early. */
    private static long wholeSeconds(long nanos) {
        return Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds();
    }
}
