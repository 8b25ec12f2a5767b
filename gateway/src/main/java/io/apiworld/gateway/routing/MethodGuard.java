package io.apiworld.gateway.routing;

import io.apiworld.gateway.errors.MethodNotServed;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses methods that a route does not offer; as a route predicate they would give 404 instead of 405. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class MethodGuard implements GlobalFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var served = RoutePolicy.of(exchange).methods();
        return served.isEmpty() || served.contains(exchange.getRequest().getMethod())
                ? chain.filter(exchange)
                : Mono.error(new MethodNotServed(served));
    }
}
