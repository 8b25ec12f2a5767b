package io.apiworld.gateway.routing;

import io.apiworld.gateway.routing.RoutePolicy.Access;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes the headers that a backend gets. Who the client is and how it came is said by the socket alone, whatever it sent; cookies
 * and credentials go only where the route's policy lets them.
 */
@Component
final class RequestHygiene implements HttpHeadersFilter, Ordered {

    private static final List<String> SPOOFABLE = List.of("x-forwarded-", "x-original-", "x-http2-");
    private static final Set<String> DROPPED = Set.of("forwarded", "x-real-ip", "x-client-ip", "x-xsrf-token");

    private final PublicAddress address;

    RequestHygiene(PublicAddress address) {
        this.address = address;
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        var policy = RoutePolicy.of(exchange);
        var headers = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!isDropped(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        limitCookies(headers, policy.cookies());
        if (policy.access() == Access.PUBLIC) {
            headers.remove(HttpHeaders.AUTHORIZATION);
        }
        if (policy.access() != Access.OWN) {
            headers.remove("x-api-key");
        }
        addForwarded(headers, exchange.getRequest().getRemoteAddress());
        return headers;
    }

    /** After Spring Cloud Gateway has dropped what came from outside. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }

    private static boolean isDropped(String name) {
        return DROPPED.contains(name) || SPOOFABLE.stream().anyMatch(name::startsWith);
    }

    private static void limitCookies(HttpHeaders headers, Set<String> allowed) {
        var kept = headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> allowed.contains(nameOf(cookie)))
                .collect(Collectors.joining("; "));
        headers.remove(HttpHeaders.COOKIE);
        if (!kept.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, kept);
        }
    }

    static String nameOf(String cookie) {
        var end = cookie.indexOf('=');
        return end < 0 ? cookie : cookie.substring(0, end).strip();
    }

    /** Host and port are the configured ones: the Host header is the client's to choose, and links are made from these. */
    private void addForwarded(HttpHeaders headers, @Nullable InetSocketAddress client) {
        if (client != null && client.getAddress() != null) {
            headers.set("X-Forwarded-For", client.getAddress().getHostAddress());
        }
        headers.set("X-Forwarded-Proto", address.url().getScheme());
        headers.set("X-Forwarded-Host", address.url().getHost());
        headers.set("X-Forwarded-Port", String.valueOf(address.port()));
    }
}
