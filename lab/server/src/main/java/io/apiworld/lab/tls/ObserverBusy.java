package io.apiworld.lab.tls;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class ObserverBusy extends Problem {

    ObserverBusy() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "observer-busy",
                "Too many handshakes are being observed",
                "Each opens connections of its own, so only a few are done at a time. Try again.");
        getHeaders().set("Retry-After", "2");
    }
}
