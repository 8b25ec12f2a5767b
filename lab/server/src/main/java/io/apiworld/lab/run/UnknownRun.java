package io.apiworld.lab.run;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownRun extends Problem {

    UnknownRun() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-run",
                "There is no such run",
                "You have started no run of that id, or so long ago that it is forgotten. Start the lesson again.");
    }
}
