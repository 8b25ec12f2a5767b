package io.apiworld.gateway;

import io.apiworld.testsupport.HttpStub;
import java.util.function.Function;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

/** Routes that show one rule each. */
@TestConfiguration(proxyBeanMethods = false)
class TightRoutes {

    /** Behind all of them that lead somewhere. */
    static final HttpStub SERVICE = new HttpStub();

    /** Refuses connections until a test opens it. */
    static final Flaky FLAKY = new Flaky();

    @Bean
    RouteLocator tight(RouteLocatorBuilder routes) {
        var down = "http://localhost:" + BrokenBackends.refusing();
        return routes.routes()
                .route("here", to("/tight/here", SERVICE, "allowed-from", "127.0.0.0/8, ::1"))
                .route("elsewhere", to("/tight/elsewhere", SERVICE, "allowed-from", "192.0.2.0/24"))
                .route("read-only", to("/tight/read-only", SERVICE, "methods", "GET,HEAD"))
                .route("closed", to("/tight/closed", SERVICE, "maintenance", true))
                .route("patient", to("/tight/patient", SERVICE, "response-timeout", 8000))
                .route("hasty", to("/tight/hasty", SERVICE, "response-timeout", 1000))
                .route("open", to("/tight/open", SERVICE, "circuit", true))
                .route("flaky", to("/tight/flaky/**", FLAKY.uri(), "circuit", true))
                .route("forever-down", to("/tight/down", down, "circuit", true))
                .route("without-circuit", to("/tight/bare", down, "circuit", false))
                .build();
    }

    private static Function<PredicateSpec, Buildable<Route>> to(
            String path, HttpStub service, String rule, Object value) {
        return to(path, service.uri("").toString(), rule, value);
    }

    private static Function<PredicateSpec, Buildable<Route>> to(String path, String uri, String rule, Object value) {
        return route -> route.path(path)
                .metadata("access", "public")
                .metadata(rule, value)
                .uri(uri);
    }
}
