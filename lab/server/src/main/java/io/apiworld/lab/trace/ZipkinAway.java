package io.apiworld.lab.trace;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class ZipkinAway extends Problem {

    ZipkinAway() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "trace-store-away",
                "The trace store does not answer",
                "Zipkin could not be asked for traces. The services go on without it; what they do meanwhile is not traced.");
        with("layer", "upstream");
        getHeaders().set("Retry-After", "5");
    }
}
