package io.apiworld.gateway.session;

import java.security.Principal;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Component
final class VerifiedCallerToken implements CallerToken {

    private final FreshTokens tokens;
    private final ReactiveJwtDecoder decoder;

    VerifiedCallerToken(FreshTokens tokens, ReactiveJwtDecoder decoder) {
        this.tokens = tokens;
        this.decoder = decoder;
    }

    @Override
    public Mono<Jwt> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().flatMap(caller -> tokenOf(caller, exchange));
    }

    private Mono<Jwt> tokenOf(Principal caller, ServerWebExchange exchange) {
        return switch (caller) {
            case JwtAuthenticationToken bearer -> Mono.just(bearer.getToken());
            case OAuth2AuthenticationToken _ ->
                exchange.getSession().flatMap(tokens::of).flatMap(held -> decoder.decode(held.access()));
            default -> Mono.empty();
        };
    }
}
