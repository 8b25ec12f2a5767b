package io.apiworld.gateway.security;

import io.apiworld.gateway.routing.RoutePolicy;
import io.apiworld.gateway.routing.RoutePolicy.Access;
import java.security.Principal;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets nobody unknown onto a route that needs somebody. Stands at the routes, not in the security chain, so that the rule is read
 * where the route is, and a route without a rule is closed. What the caller may do there, scope by scope, is the service's to say.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class AccessGuard implements GlobalFilter {

    private final AuthLog log;

    AccessGuard(AuthLog log) {
        this.log = log;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var closed = RoutePolicy.of(exchange).access() == Access.TOKEN
                && exchange.getRequest().getMethod() != HttpMethod.OPTIONS;
        return closed
                ? exchange.getPrincipal()
                        .switchIfEmpty(Mono.error(() -> missing(exchange.getRequest())))
                        .doOnNext(caller -> checkProof(caller, exchange))
                        .then(chain.filter(exchange))
                : chain.filter(exchange);
    }

    private TokenProblem missing(ServerHttpRequest request) {
        var problem = TokenProblem.missing(Credentials.insteadOfToken(request));
        log.refused(request, problem);
        return problem;
    }

    /** RFC 9449, section 7.1: a token that is bound to a key is no bearer token, or whoever steals it could use it as one. */
    private void checkProof(Principal caller, ServerWebExchange exchange) {
        if (caller instanceof AbstractOAuth2TokenAuthenticationToken<?> byToken) {
            var bound = byToken.getTokenAttributes().get("cnf") instanceof Map<?, ?> key && key.containsKey("jkt");
            if (bound != Credentials.areProven(exchange.getRequest())) {
                var problem = TokenProblem.of(BearerTokenErrors.invalidToken(
                        bound ? "The token is bound to a key: it needs a proof" : "The token is bound to no key"));
                log.refused(exchange.getRequest(), problem);
                throw problem;
            }
        }
    }
}
