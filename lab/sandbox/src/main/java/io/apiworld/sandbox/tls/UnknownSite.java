package io.apiworld.sandbox.tls;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownSite extends Problem {

    UnknownSite() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-tls-site",
                "No such site",
                "The TLS lab has no site of that name. GET /sandbox/tls/sites lists them.");
    }
}
