package io.apiworld.gateway.maintenance;

import io.apiworld.gateway.routing.RoutePolicy;
import java.time.Clock;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Before every other rule of a route: whoever asks, by whatever method, hears the same. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class MaintenanceGuard implements GlobalFilter {

    /** A closure by configuration has no end that we know; this says when asking again is no nuisance. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Maintenance maintenance;
    private final Clock clock;

    MaintenanceGuard(Maintenance maintenance, Clock clock) {
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (RoutePolicy.of(route).closed()) {
            return Mono.error(new UnderMaintenance(ASK_AGAIN));
        }
        return maintenance
                .of(route.getId())
                .map(closure -> Duration.between(clock.instant(), closure.until()))
                .<Mono<Void>>map(left -> Mono.error(new UnderMaintenance(left)))
                .orElseGet(() -> chain.filter(exchange));
    }
}
