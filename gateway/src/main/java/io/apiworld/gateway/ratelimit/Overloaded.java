package io.apiworld.gateway.ratelimit;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Nobody's fault in particular, so 503 and not 429. */
final class Overloaded extends EdgeProblem {

    Overloaded() {
        super(
                Layer.GATEWAY,
                HttpStatus.SERVICE_UNAVAILABLE,
                "overloaded",
                "The gateway has too much to do",
                "As many requests are under way as it serves at the same time. Try again shortly.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
