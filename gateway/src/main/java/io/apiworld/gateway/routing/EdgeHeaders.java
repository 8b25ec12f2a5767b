package io.apiworld.gateway.routing;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What holds for every answer. Set last, so that a backend's own are replaced and none comes twice. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EdgeHeaders implements WebFilter {

    private final String strictTransportSecurity;

    EdgeHeaders(EdgeLimits limits) {
        strictTransportSecurity = "max-age=" + limits.strictTransportSecurity().toSeconds();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> addTo(exchange)));
        return chain.filter(exchange);
    }

    private void addTo(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        // RFC 6797, section 7.2: never over plain HTTP
        if (exchange.getRequest().getSslInfo() != null) {
            headers.set("Strict-Transport-Security", strictTransportSecurity);
        } else {
            headers.remove("Strict-Transport-Security");
        }
        headers.remove(HttpHeaders.SERVER);
    }
}
