package io.apiworld.gateway.ratelimit;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts those whom the security filters turn away, and who therefore never reach {@link RateLimitFilter}, on the quota of their
 * address: guessing tokens is not free.
 */
@Component
@Order(RefusedCallers.BEFORE_SECURITY)
final class RefusedCallers implements WebFilter {

    static final int BEFORE_SECURITY = -110;

    private final Turnstile turnstile;

    RefusedCallers(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).onErrorResume(ErrorResponseException.class, refused -> {
            var charged = refused.getStatusCode().is4xxClientError() && !Turnstile.hasBeenPassed(exchange)
                    ? turnstile.pass(Caller.at(exchange.getRequest().getRemoteAddress()), exchange)
                    : Mono.<Void>empty();
            return charged.then(Mono.error(refused));
        });
    }
}
