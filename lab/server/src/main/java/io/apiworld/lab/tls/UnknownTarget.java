package io.apiworld.lab.tls;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownTarget extends Problem {

    UnknownTarget() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-tls-site",
                "No such site",
                "Handshakes are done with the sites of the TLS lab and with \"gateway\" only, never with an address that a caller names.");
    }
}
