package io.apiworld.gateway.overview;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** RFC 6750, section 3.1: the token is good, and its scope does not reach this far. */
final class AdminNeeded extends EdgeProblem {

    static final String SCOPE = "admin";

    AdminNeeded() {
        super(
                Layer.AUTH,
                HttpStatus.FORBIDDEN,
                "insufficient-scope",
                "The token's scope is not enough",
                "Closing a route needs the scope admin.");
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"" + SCOPE + "\"");
    }
}
