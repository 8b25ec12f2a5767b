package io.apiworld.gateway.routing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Arrays;
import java.util.List;
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
 * @param allowedFrom the networks that may come; empty means any
 * @param closed in maintenance by configuration, until the configuration says otherwise
 * @param breaks whether a circuit breaker stands before it
 */
public record RoutePolicy(
        Access access,
        Set<String> cookies,
        Set<HttpMethod> methods,
        List<Network> allowedFrom,
        boolean closed,
        boolean breaks) {

    /** Who looks at the caller's credentials. */
    public enum Access {
        /** The gateway: nobody passes without an access token, which is handed on. */
        TOKEN,
        /** The service itself, by rules of its own; what the client sent is handed on unseen. */
        OWN,
        /** Nobody: no credentials are needed, and none are handed on. */
        PUBLIC
    }

    /** Read once for each route, and not once for each of the filters that ask at each request. */
    private static final LoadingCache<Route, RoutePolicy> READ =
            Caffeine.newBuilder().weakKeys().build(route -> of(route.getMetadata()));

    /** The policy of the route that was chosen for this exchange. */
    public static RoutePolicy of(ServerWebExchange exchange) {
        return of(chosen(exchange));
    }

    /** The policy of a route. */
    public static RoutePolicy of(Route route) {
        return READ.get(route);
    }

    static Route chosen(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    }

    static RoutePolicy of(Map<String, Object> metadata) {
        var access = String.valueOf(metadata.getOrDefault("access", "token"));
        return new RoutePolicy(
                Access.valueOf(access.toUpperCase(Locale.ROOT)),
                listed(metadata, "cookies").collect(Collectors.toUnmodifiableSet()),
                listed(metadata, "methods").map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet()),
                listed(metadata, "allowed-from").map(Network::of).toList(),
                isTold(metadata, "maintenance", false),
                isTold(metadata, "circuit", true));
    }

    private static boolean isTold(Map<String, Object> metadata, String name, boolean otherwise) {
        return Boolean.parseBoolean(String.valueOf(metadata.getOrDefault(name, otherwise)));
    }

    private static Stream<String> listed(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof String names
                ? Arrays.stream(names.strip().split("\\s*,\\s*"))
                : Stream.empty();
    }
}
