package io.apiworld.gateway.maintenance;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Which routes an administrator has closed. A closure always ends by itself. */
public interface Maintenance {

    /**
     * @param until when the route opens again, if nobody opens it earlier
     * @param by who closed it
     */
    record Closure(Instant until, String by) {}

    /** How a route stands right now; answered from memory. */
    Optional<Closure> of(String route);

    /** Closes a route, or moves the end of a closure. */
    Mono<Void> close(String route, Closure closure);

    /** Opens a route; one that is open stays so. */
    Mono<Void> open(String route);
}
