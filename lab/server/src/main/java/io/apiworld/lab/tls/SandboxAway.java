package io.apiworld.lab.tls;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class SandboxAway extends Problem {

    SandboxAway() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "sandbox-away",
                "The sandbox does not answer",
                "The sites of the TLS lab are in the sandbox, which could not be asked where they are.");
        with("layer", "upstream");
        getHeaders().set("Retry-After", "5");
    }
}
