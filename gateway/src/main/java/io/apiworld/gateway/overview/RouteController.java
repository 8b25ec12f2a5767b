package io.apiworld.gateway.overview;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.maintenance.Maintenance;
import io.apiworld.gateway.maintenance.Maintenance.Closure;
import io.apiworld.gateway.session.CallerToken;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/gateway/routes")
class RouteController {

    private static final Logger log = LoggerFactory.getLogger(RouteController.class);

    private final RouteBook routes;
    private final Maintenance maintenance;
    private final CallerToken callers;
    private final Clock clock;

    RouteController(RouteBook routes, Maintenance maintenance, CallerToken callers, Clock clock) {
        this.routes = routes;
        this.maintenance = maintenance;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping
    Mono<ResponseEntity<Overview>> all(ServerWebExchange exchange) {
        return caller(exchange)
                .flatMap(token -> routes.read(isAdmin(token)))
                .map(overview ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(overview));
    }

    @PutMapping("/{id}/maintenance")
    Mono<RouteView> close(@PathVariable String id, @RequestBody Mono<ClosureRequest> body, ServerWebExchange exchange) {
        return admin(exchange)
                .flatMap(token -> routes.read(id)
                        .then(body)
                        .map(request -> new Closure(clock.instant().plus(request.sound()), subject(token))))
                .flatMap(closure -> maintenance.close(id, closure))
                .doOnSuccess(_ ->
                        Trail.of(exchange.getRequest()).inLog(() -> log.info("Route {} is closed for maintenance", id)))
                .then(Mono.defer(() -> routes.read(id)));
    }

    @DeleteMapping("/{id}/maintenance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> open(@PathVariable String id, ServerWebExchange exchange) {
        return admin(exchange)
                .then(Mono.defer(() -> routes.read(id)))
                .then(Mono.defer(() -> maintenance.open(id)))
                .doOnSuccess(_ -> Trail.of(exchange.getRequest()).inLog(() -> log.info("Route {} is open again", id)));
    }

    /** Refused as at any other path: the security filters make a 401 of it for strangers. */
    private Mono<Jwt> caller(ServerWebExchange exchange) {
        return callers.of(exchange).switchIfEmpty(Mono.error(() -> new AccessDeniedException("Nobody is signed in")));
    }

    private Mono<Jwt> admin(ServerWebExchange exchange) {
        return caller(exchange).flatMap(token -> isAdmin(token) ? Mono.just(token) : Mono.error(AdminNeeded::new));
    }

    private static boolean isAdmin(Jwt token) {
        return scopes(token).contains(AdminNeeded.SCOPE);
    }

    /** One text (RFC 9068, section 2.2.3), or a list, as other servers send. */
    private static List<String> scopes(Jwt token) {
        return token.getClaim("scope") instanceof String text
                ? List.of(text.split(" "))
                : Objects.requireNonNullElse(token.getClaimAsStringList("scope"), List.of());
    }

    /** RFC 9068, section 2.2: no access token is without one. */
    private static String subject(Jwt token) {
        return Objects.requireNonNull(token.getSubject());
    }
}
