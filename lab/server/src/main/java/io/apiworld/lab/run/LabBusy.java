package io.apiworld.lab.run;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class LabBusy extends Problem {

    LabBusy() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "lab-busy",
                "Too many lessons wait for their turn",
                "Lessons run one after the other, since they share one world. Try again when some have ended.");
        getHeaders().set("Retry-After", "5");
    }
}
