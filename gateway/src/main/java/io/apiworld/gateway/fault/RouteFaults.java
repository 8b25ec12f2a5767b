package io.apiworld.gateway.fault;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.Faults;
import java.util.List;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What is wrong, for this request, with the service that its route leads to. */
@Component
@Profile("lab")
final class RouteFaults {

    private final Faults faults;
    private final FaultRules rules;

    RouteFaults(Faults faults, FaultRules rules) {
        this.faults = faults;
        this.rules = rules;
    }

    List<Fault> hitting(ServerWebExchange exchange) {
        if (faults.areNone()) {
            return List.of();
        }
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        var id = exchange.getRequest().getHeaders().getFirst(CorrelationId.HEADER);
        return rules.serviceAt(route.getUri())
                .map(service -> faults.hitting(service, id))
                .orElse(List.of());
    }
}
