package io.apiworld.gateway.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.apiworld.gateway.maintenance.Maintenance.Closure;
import io.apiworld.gateway.routing.RoutePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.handler.predicate.GatewayPredicate;
import org.springframework.cloud.gateway.handler.predicate.PathRoutePredicateFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpMethod;

/**
 * One route as its reader sees it. Where its service stands inside the network is not said.
 *
 * @param paths what leads to it
 * @param conditions what else must be true of a request
 * @param filters what is done on this route alone
 * @param circuit how its service is thought of; absent where there is no circuit
 * @param maintenance absent for a route that is open
 */
@JsonInclude(Include.NON_NULL)
record RouteView(
        String id,
        List<String> paths,
        List<String> conditions,
        List<String> filters,
        String access,
        Set<String> methods,
        Set<String> cookies,
        List<String> allowedFrom,
        boolean socket,
        @Nullable Long timeoutMs,
        @Nullable String circuit,
        @Nullable Upkeep maintenance) {

    /** @param until absent where configuration has closed the route, for good as far as we know */
    @JsonInclude(Include.NON_NULL)
    record Upkeep(@Nullable String until, @Nullable String by) {

        static Upkeep of(Closure closure) {
            return new Upkeep(closure.until().toString(), closure.by());
        }
    }

    static RouteView of(Route route, @Nullable Long timeout, @Nullable String circuit, @Nullable Upkeep maintenance) {
        var policy = RoutePolicy.of(route);
        var conditions = Conditions.of(route);
        return new RouteView(
                route.getId(),
                conditions.paths(),
                conditions.others(),
                route.getFilters().stream().map(String::valueOf).toList(),
                policy.access().name().toLowerCase(Locale.ROOT),
                policy.methods().stream().map(HttpMethod::name).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(policy.cookies()),
                policy.allowedFrom().stream().map(String::valueOf).toList(),
                Boolean.TRUE.equals(route.getMetadata().get("socket")),
                timeout,
                circuit,
                maintenance);
    }

    private record Conditions(List<String> paths, List<String> others) {

        static Conditions of(Route route) {
            var paths = new ArrayList<String>();
            var others = new ArrayList<String>();
            route.getPredicate().accept(part -> {
                if (part instanceof GatewayPredicate predicate) {
                    if (predicate.getConfig() instanceof PathRoutePredicateFactory.Config path) {
                        paths.addAll(path.getPatterns());
                    } else {
                        others.add(predicate.toString());
                    }
                }
            });
            return new Conditions(List.copyOf(paths), List.copyOf(others));
        }
    }
}
