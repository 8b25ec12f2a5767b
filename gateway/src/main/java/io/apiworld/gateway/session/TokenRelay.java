package io.apiworld.gateway.session;

import io.apiworld.gateway.routing.RoutePolicy;
import io.apiworld.gateway.routing.RoutePolicy.Access;
import java.security.Principal;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Hands the caller's access token on, whether it came in a header, with a socket's sub-protocols or lies in the session. */
@Component
@Order(100)
final class TokenRelay implements GlobalFilter {

    private final FreshTokens tokens;
    private final ReactiveJwtDecoder live;

    TokenRelay(FreshTokens tokens, ReactiveJwtDecoder live) {
        this.tokens = tokens;
        this.live = live;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (RoutePolicy.of(exchange).access() != Access.TOKEN) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .flatMap(caller -> tokenOf(caller, exchange))
                .map(token -> withToken(exchange, token))
                .defaultIfEmpty(exchange)
                .flatMap(chain::filter);
    }

    private Mono<String> tokenOf(Principal caller, ServerWebExchange exchange) {
        return switch (caller) {
            case JwtAuthenticationToken bearer -> Mono.just(bearer.getToken().getTokenValue());
            case OAuth2AuthenticationToken _ ->
                exchange.getSession()
                        .flatMap(session -> tokens.of(session)
                                .map(SessionTokens::access)
                                .flatMap(token -> stillCounts(token, session)));
            default -> Mono.empty();
        };
    }

    /** A token that was revoked behind the session's back ends the session, as if it had been signed out. */
    private Mono<String> stillCounts(String token, WebSession session) {
        return live.decode(token)
                .onErrorResume(BadJwtException.class, _ -> session.invalidate().then(Mono.error(SessionEnded::new)))
                .thenReturn(token);
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        // A token with a proof (RFC 9449) goes on as it came: the service checks them together
        if (exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return exchange;
        }
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }
}
