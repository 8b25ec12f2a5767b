package io.apiworld.gateway.routing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Stands right before the call to the backend, so that what fails behind it is the backend's and nothing of ours. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class BackendFailures implements GlobalFilter {

    private static final Logger log = LoggerFactory.getLogger(BackendFailures.class);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return chain.filter(exchange)
                .onErrorMap(failure -> Diagnosis.of(failure)
                        .<Throwable>map(cause -> problem(cause, route.getId(), failure))
                        .orElse(failure));
    }

    private static BackendFailure problem(BackendFailure.Cause cause, String backend, Throwable failure) {
        log.warn("Backend {} failed, {}: {}", backend, cause, failure.toString());
        return new BackendFailure(cause, backend);
    }
}
