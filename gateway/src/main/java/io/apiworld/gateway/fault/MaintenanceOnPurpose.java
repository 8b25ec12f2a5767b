package io.apiworld.gateway.fault;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.gateway.maintenance.UnderMaintenance;
import java.time.Clock;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the guard of real maintenance stands, and with its words. */
@Component
@Profile("lab")
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class MaintenanceOnPurpose implements GlobalFilter {

    private static final String KIND = "maintenance";

    private final RouteFaults faults;
    private final Clock clock;

    MaintenanceOnPurpose(RouteFaults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return faults.hitting(exchange).stream()
                .filter(fault -> fault.kind().equals(KIND))
                .findFirst()
                .<Mono<Void>>map(fault -> Mono.error(new UnderMaintenance(leftOf(fault))))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Duration leftOf(Fault fault) {
        return Duration.between(clock.instant(), fault.until());
    }
}
