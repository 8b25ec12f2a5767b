package io.apiworld.gateway.ratelimit;

import java.util.List;
import org.springframework.core.annotation.Order;
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

    private final Turnstile turnstile;
    private final Crowd crowd;
    private final List<PathPattern> exempt;

    RateLimitFilter(Turnstile turnstile, Crowd crowd, Quotas quotas) {
        this.turnstile = turnstile;
        this.crowd = crowd;
        this.exempt = quotas.exemptPaths();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isExempt(exchange)
                ? chain.filter(exchange)
                : callerOf(exchange)
                        .flatMap(caller -> crowd.with(
                                caller, turnstile.pass(caller, exchange).then(chain.filter(exchange))));
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
}
