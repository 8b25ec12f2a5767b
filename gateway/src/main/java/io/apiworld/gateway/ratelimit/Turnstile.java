package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes one request off the caller's quota and tells how the quota stands; fails with {@link QuotaExceeded} at its end. */
@Component
final class Turnstile {

    private static final String PASSED = Turnstile.class.getName();

    private final Quotas quotas;
    private final Buckets buckets;

    Turnstile(Quotas quotas, Buckets buckets) {
        this.quotas = quotas;
        this.buckets = buckets;
    }

    Mono<Void> pass(Caller caller, ServerWebExchange exchange) {
        exchange.getAttributes().put(PASSED, true);
        var plan = quotas.of(caller);
        return buckets.take(plan.keyOf(caller), plan.quota())
                .flatMap(probe -> settle(plan, probe, exchange.getResponse().getHeaders()));
    }

    static boolean hasBeenPassed(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(PASSED);
    }

    private static Mono<Void> settle(Plan plan, ConsumptionProbe probe, HttpHeaders headers) {
        var wait = wholeSeconds(probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
        headers.set("RateLimit-Policy", plan.policy());
        headers.set("RateLimit", plan.left(probe.getRemainingTokens(), wait));
        return probe.isConsumed() ? Mono.empty() : Mono.error(new QuotaExceeded(plan.name(), Math.max(1, wait)));
    }

    /** Rounded up: who waits that long must not come too early. */
    private static long wholeSeconds(long nanos) {
        return Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds();
    }
}
