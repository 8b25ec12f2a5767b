package io.apiworld.gateway.routing;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.intake.BodyTooSlow;
import io.apiworld.gateway.intake.IncomingBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
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
        return chain.filter(exchange)
                .onErrorMap(failure -> Diagnosis.of(failure)
                        .<Throwable>map(cause -> problem(cause, exchange, failure))
                        .orElse(failure));
    }

    private static EdgeProblem problem(BackendFailure.Cause cause, ServerWebExchange exchange, Throwable failure) {
        // The route's time runs from the first byte that goes to the service: it may be up before the client has sent
        // its last.
        if (cause == BackendFailure.Cause.TOO_SLOW && IncomingBody.isStillComing(exchange.getRequest())) {
            return new BodyTooSlow();
        }
        var backend = RoutePolicy.chosen(exchange).getId();
        Trail.of(exchange.getRequest())
                .inLog(() -> log.warn("Backend {} failed, {}: {}", backend, cause, failure.toString()));
        return new BackendFailure(cause, backend);
    }
}
