package io.apiworld.gateway.overview;

import io.apiworld.gateway.circuit.CircuitPolicy;
import io.apiworld.gateway.circuit.Circuits;
import io.apiworld.gateway.intake.IntakeLimits;
import io.apiworld.gateway.maintenance.Maintenance;
import io.apiworld.gateway.overview.Overview.Limits;
import io.apiworld.gateway.overview.RouteView.Upkeep;
import io.apiworld.gateway.ratelimit.Concurrency;
import io.apiworld.gateway.ratelimit.Quotas;
import io.apiworld.gateway.routing.RoutePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the gateway's own parts; nothing here is written down a second time. */
@Component
final class RouteBook {

    private final RouteLocator routes;
    private final Maintenance maintenance;
    private final Circuits circuits;
    private final HttpClientProperties client;
    private final Quotas quotas;
    private final Limits limits;
    private final List<String> filters;

    RouteBook(
            RouteLocator routes,
            Maintenance maintenance,
            Circuits circuits,
            HttpClientProperties client,
            Quotas quotas,
            IntakeLimits intake,
            Concurrency concurrency,
            CircuitPolicy circuit,
            ObjectProvider<GlobalFilter> filters) {
        this.routes = routes;
        this.maintenance = maintenance;
        this.circuits = circuits;
        this.client = client;
        this.quotas = quotas;
        this.limits = Limits.of(intake, concurrency, circuit);
        this.filters = filters.orderedStream()
                .map(filter -> filter.getClass().getSimpleName())
                .toList();
    }

    Mono<Overview> read(boolean mayClose) {
        return routes.getRoutes()
                .map(this::view)
                .collectList()
                .map(views -> new Overview(mayClose, views, Overview.plansOf(quotas), limits, filters));
    }

    /** Fails for a route that there is not. */
    Mono<RouteView> read(String id) {
        return routes.getRoutes()
                .filter(route -> route.getId().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> new UnknownRoute(id)))
                .map(this::view);
    }

    private RouteView view(Route route) {
        return RouteView.of(route, timeoutOf(route), circuitOf(route), upkeepOf(route));
    }

    /** The same rule as the filter's that holds to it: the route's own, else the general one; negative means none. */
    private @Nullable Long timeoutOf(Route route) {
        var own = route.getMetadata().get(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR);
        var general = Optional.ofNullable(client.getResponseTimeout()).map(Duration::toMillis);
        var timeout = own == null ? general.orElse(-1L) : Long.valueOf(Long.parseLong(String.valueOf(own)));
        return timeout < 0 ? null : timeout;
    }

    private @Nullable String circuitOf(Route route) {
        return RoutePolicy.of(route).breaks()
                ? circuits.of(route.getId())
                        .orElse(Circuits.State.CLOSED)
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                : null;
    }

    private @Nullable Upkeep upkeepOf(Route route) {
        return RoutePolicy.of(route).closed()
                ? new Upkeep(null, null)
                : maintenance.of(route.getId()).map(Upkeep::of).orElse(null);
    }
}
