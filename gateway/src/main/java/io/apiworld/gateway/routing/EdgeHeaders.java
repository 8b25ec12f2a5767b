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

    private static final String RESOURCE_METADATA = "resource_metadata=";

    private final String strictTransportSecurity;
    private final String resourceMetadata;

    EdgeHeaders(EdgeLimits limits, PublicAddress address) {
        resourceMetadata = RESOURCE_METADATA + "\"" + address.at("/.well-known/oauth-protected-resource") + "\"";
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
        var challenge = headers.getFirst(HttpHeaders.WWW_AUTHENTICATE);
        if (challenge != null) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, withMetadata(challenge));
        }
    }

    /** RFC 9728, section 5.1: whoever is asked for a token is told where to learn how to get one. */
    private String withMetadata(String challenge) {
        var forToken = challenge.startsWith("Bearer") || challenge.startsWith("DPoP");
        return forToken && !challenge.contains(RESOURCE_METADATA)
                ? challenge + (challenge.contains("=") ? ", " : " ") + resourceMetadata
                : challenge;
    }
}
