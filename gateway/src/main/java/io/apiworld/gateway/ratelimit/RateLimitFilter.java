package io.apiworld.gateway.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Counts requests, after the caller is known and before anything is done for them. */
@Component
@Order(0)
final class RateLimitFilter implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(RateLimitFilter.class);

    private final Quotas quotas;
    private final Buckets buckets;
    private final List<PathPattern> exempt;

    RateLimitFilter(Quotas quotas, Buckets buckets) {
        this.quotas = quotas;
        this.buckets = buckets;
        this.exempt = quotas.exemptPaths();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isExempt(exchange)
                ? chain.filter(exchange)
                : callerOf(exchange).flatMap(caller -> charge(caller, exchange)).then(chain.filter(exchange));
    }

    private boolean isExempt(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return exempt.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Mono<Caller> callerOf(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .map(Caller::of)
                .defaultIfEmpty(Caller.at(exchange.getRequest().getRemoteAddress()));
    }

    private Mono<Void> charge(Caller caller, ServerWebExchange exchange) {
        return buckets.take(caller.key(), quotas.of(caller))
                .timeout(quotas.patience())
                .doOnError(failure -> log.warn("Not counted: {}", failure.toString()))
                // A store that is away must not close the door: whoever comes passes, uncounted.
                .onErrorComplete()
                .flatMap(probe -> settle(caller, probe, exchange.getResponse()));
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
