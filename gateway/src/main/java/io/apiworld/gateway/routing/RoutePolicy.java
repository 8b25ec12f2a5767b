package io.apiworld.gateway.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a route's metadata in application.yaml says about it. A route that says nothing is closed to strangers and gets no cookie.
 *
 * @param cookies the names that may pass, in both directions
 * @param methods what may be asked; empty means anything
 */
public record RoutePolicy(Access access, Set<String> cookies, Set<HttpMethod> methods) {

    /** Who looks at the caller's credentials. */
    public enum Access {
        /** The gateway: nobody passes without an access token, which is handed on. */
        TOKEN,
        /** The service itself, by rules of its own; what the client sent is handed on unseen. */
        OWN,
        /** Nobody: no credentials are needed, and none are handed on. */
        PUBLIC
    }

    /** The policy of the route that was chosen for this exchange. */
    public static RoutePolicy of(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return of(route.getMetadata());
    }

    static RoutePolicy of(Map<String, Object> metadata) {
        var access = String.valueOf(metadata.getOrDefault("access", "token"));
        return new RoutePolicy(
                Access.valueOf(access.toUpperCase(Locale.ROOT)),
                listed(metadata, "cookies").collect(Collectors.toUnmodifiableSet()),
                listed(metadata, "methods").map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> listed(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof String names ? Arrays.stream(names.split("\\s*,\\s*")) : Stream.empty();
    }
}
