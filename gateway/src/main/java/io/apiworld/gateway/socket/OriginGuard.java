package io.apiworld.gateway.socket;

import io.apiworld.gateway.routing.PublicAddress;
import io.apiworld.gateway.security.SocketProtocols;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Browsers apply no same-origin policy to sockets: one that lives on the session cookie must come from our own pages. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class OriginGuard implements GlobalFilter {

    private final String ours;

    OriginGuard(PublicAddress address) {
        ours = address.url().toString();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        return SocketProtocols.isUpgrade(headers) && !ours.equals(headers.getOrigin())
                ? exchange.getPrincipal()
                        .ofType(OAuth2AuthenticationToken.class)
                        .flatMap(_ -> Mono.<Void>error(new ForeignOrigin()))
                        .then(chain.filter(exchange))
                : chain.filter(exchange);
    }
}
