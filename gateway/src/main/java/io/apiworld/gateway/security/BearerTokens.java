package io.apiworld.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the bearer token of a request: in the header, else among the sub-protocols of a web socket. */
final class BearerTokens implements ServerAuthenticationConverter {

    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return header.convert(exchange).switchIfEmpty(Mono.defer(() -> offered(exchange.getRequest())));
    }

    /** Whether the request brings credentials of its own, good or bad, that take the place of a session. */
    static boolean areIn(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                || SocketProtocols.of(request).token().isPresent();
    }

    private static Mono<Authentication> offered(ServerHttpRequest request) {
        return Mono.justOrEmpty(SocketProtocols.of(request).token()).map(BearerTokenAuthenticationToken::new);
    }
}
