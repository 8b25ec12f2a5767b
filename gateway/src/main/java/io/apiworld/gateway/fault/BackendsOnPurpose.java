package io.apiworld.gateway.fault;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.gateway.routing.BackendFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Leads a call to where it fails in the way that is wanted. Inside of the circuit, which counts what fails for everybody; what fails
 * for one caller only, here or within the service, is not to close the service to the others.
 */
@Component
@Profile("lab")
@Order(Ordered.LOWEST_PRECEDENCE - 11)
final class BackendsOnPurpose implements GlobalFilter {

    /** What is only the true service's to know. */
    private static final List<String> CREDENTIALS =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE, "DPoP", "x-api-key");

    private final RouteFaults faults;
    private final FaultRules rules;

    BackendsOnPurpose(RouteFaults faults, FaultRules rules) {
        this.faults = faults;
        this.rules = rules;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var hitting = faults.hitting(exchange);
        if (hitting.isEmpty()) {
            return chain.filter(exchange);
        }
        var call = insteadFor(hitting)
                .map(there -> ledAway(exchange, there, chain))
                .orElseGet(() -> chain.filter(exchange));
        return hitting.stream().anyMatch(fault -> fault.onlyFor() == null)
                ? call
                : call.onErrorMap(BackendFailure.class, BackendFailure::ofOneCaller);
    }

    private Optional<URI> insteadFor(List<Fault> hitting) {
        return hitting.stream()
                .flatMap(fault -> rules.insteadFor(fault.kind()).stream())
                .findFirst();
    }

    /** For this attempt: should there be another, it may be that all is well again. */
    private static Mono<Void> ledAway(ServerWebExchange exchange, URI there, GatewayFilterChain chain) {
        URI right = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        var wrong = UriComponentsBuilder.fromUri(right)
                .scheme(there.getScheme())
                .host(there.getHost())
                .port(there.getPort())
                .build(true)
                .toUri();
        var stripped = exchange.mutate()
                .request(request -> request.headers(headers -> CREDENTIALS.forEach(headers::remove)))
                .build();
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, wrong);
        return chain.filter(stripped)
                .doOnTerminate(
                        () -> exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, right));
    }
}
