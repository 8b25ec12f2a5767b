package io.apiworld.lab.fault;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

/** Whoever was to have the fault did not come for it. */
public final class FaultNotTaken extends Problem {

    FaultNotTaken(String part) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "fault-not-taken",
                "Nobody took the fault",
                "No running instance of %s asks for faults. It may be starting or down, or run without the profile lab. Nothing was switched on."
                        .formatted(part));
        with("part", part);
        getHeaders().set("Retry-After", "5");
    }
}
