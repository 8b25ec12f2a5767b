package io.apiworld.gateway.circuit;

import io.apiworld.gateway.routing.RoutePolicy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Around each attempt at a service. It brings no clock of its own that would cut a call off: how long one may take is said by the
 * route's response-timeout alone.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 12)
final class CircuitFilter implements GlobalFilter, Circuits {

    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final CircuitPolicy policy;
    private final Clock clock;

    CircuitFilter(CircuitPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return RoutePolicy.of(route).breaks()
                ? circuits.computeIfAbsent(route.getId(), id -> new Circuit(id, policy, clock))
                        .around(chain.filter(exchange))
                : chain.filter(exchange);
    }

    @Override
    public Optional<State> of(String route) {
        return Optional.ofNullable(circuits.get(route)).map(Circuit::state);
    }
}
