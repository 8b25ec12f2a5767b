package io.apiworld.lab.log;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class LinesOfOthers extends Problem {

    LinesOfOthers() {
        super(
                HttpStatus.FORBIDDEN,
                "lines-of-others",
                "Only staff may look through all logs",
                "Name the request that you want to read about, by its correlationId or its traceId, whole.");
    }
}
