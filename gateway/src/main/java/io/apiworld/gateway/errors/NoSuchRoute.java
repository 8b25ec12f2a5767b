package io.apiworld.gateway.errors;

import org.springframework.http.HttpStatus;

/** The path leads nowhere; a resource that does not exist is told by its service. */
final class NoSuchRoute extends EdgeProblem {

    NoSuchRoute() {
        super(
                Layer.GATEWAY,
                HttpStatus.NOT_FOUND,
                "no-such-route",
                "No service answers this path",
                "Nothing is served under this path. Check its spelling.");
    }
}
