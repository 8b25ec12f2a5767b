package io.apiworld.gateway.ratelimit;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Turns people away at the door while the house is full, before a token is looked at: what is inside is to be served in time. */
@Component
@Order(FullHouse.AT_THE_DOOR)
final class FullHouse implements WebFilter {

    static final int AT_THE_DOOR = RefusedCallers.BEFORE_SECURITY - 10;

    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    FullHouse(Concurrency limits) {
        most = limits.inAll();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            if (inside.incrementAndGet() > most) {
                inside.decrementAndGet();
                return Mono.error(new Overloaded());
            }
            return chain.filter(exchange).doFinally(_ -> inside.decrementAndGet());
        });
    }
}
