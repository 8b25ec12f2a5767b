package io.apiworld.gateway.security;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the access token of a request: in the header, as bearer token or with a proof (RFC 9449), else among the sub-protocols of a web
 * socket. The proof itself is the service's to check; that a token which needs one comes with it is {@link AccessGuard}'s.
 */
final class BearerTokens implements ServerAuthenticationConverter {

    private static final String PROOF = "DPoP";

    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        if (areProven(exchange.getRequest())) {
            return Mono.fromSupplier(() -> proven(exchange.getRequest()));
        }
        return header.convert(exchange).switchIfEmpty(Mono.defer(() -> offered(exchange.getRequest())));
    }

    /** Whether the request claims to prove that the token is its own. */
    static boolean areProven(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, PROOF + " ", 0, PROOF.length() + 1);
    }

    private static Authentication proven(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var lines = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (lines.size() != 1 || headers.getOrEmpty(PROOF).size() != 1) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("One Authorization header and one DPoP header are needed"));
        }
        return new BearerTokenAuthenticationToken(
                lines.getFirst().substring(PROOF.length() + 1).strip());
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
