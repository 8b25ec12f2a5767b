package io.apiworld.gateway.routing;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Keeps a route to the networks that it names. The socket alone says where a request comes from: a header is the client's to write. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class AddressGuard implements GlobalFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var allowed = RoutePolicy.of(exchange).allowedFrom();
        return allowed.isEmpty() || isIn(allowed, exchange.getRequest().getRemoteAddress())
                ? chain.filter(exchange)
                : Mono.error(new AddressNotAllowed());
    }

    private static boolean isIn(List<Network> allowed, @Nullable InetSocketAddress client) {
        return client != null && allowed.stream().anyMatch(network -> network.holds(client));
    }
}
