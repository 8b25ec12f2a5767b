package io.apiworld.gateway.circuit;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The service was not asked: it failed too often just now. */
final class CircuitOpen extends EdgeProblem {

    CircuitOpen(String backend, long seconds) {
        super(
                Layer.GATEWAY,
                HttpStatus.SERVICE_UNAVAILABLE,
                "circuit-open",
                "The service is left alone to recover",
                "It failed several times just now, and this request was not sent to it. It is tried again in %d s."
                        .formatted(seconds));
        with("backend", backend);
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
