package io.apiworld.gateway.circuit;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.routing.BackendFailure;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks once more where that can do no harm: a safe method (RFC 9110, section 9.2.1) without a body, and a failure that came
 * quickly. The framework's own filter repeats what it is told to, bodies too, and leaks their buffers. Whoever is counted has been
 * counted long before: a second attempt costs the caller nothing.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 14)
final class SecondChance implements GlobalFilter {

    private static final Logger log = LoggerFactory.getLogger(SecondChance.class);
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(80);

    private final RandomGenerator random;

    SecondChance(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return isRepeatable(exchange.getRequest())
                ? chain.filter(exchange)
                        .onErrorResume(BackendFailure.class, failure -> afterwards(failure, exchange, chain))
                : chain.filter(exchange);
    }

    private static boolean isRepeatable(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return SAFE.contains(request.getMethod())
                && headers.getUpgrade() == null
                && headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private Mono<Void> afterwards(BackendFailure failure, ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!failure.cameBeforeAnAnswer() || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Trail.of(exchange.getRequest())
                .inLog(() ->
                        log.info("Asking once more after: {}", failure.getBody().getTitle()));
        return Mono.delay(pause()).then(Mono.defer(() -> {
            forgetAttempt(exchange);
            return chain.filter(exchange);
        }));
    }

    /** Not all at the same moment: a service that has just come back is not to be met by everybody at once. */
    private Duration pause() {
        return Duration.ofNanos(random.nextLong(SHORTEST.toNanos(), LONGEST.toNanos()));
    }

    private static void forgetAttempt(ServerWebExchange exchange) {
        Observation call = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        if (call != null) {
            call.stop();
            exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_OBSERVATION_ATTR);
        }
        exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
        ServerWebExchangeUtils.reset(exchange);
    }
}
