package io.apiworld.lab.attempt;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownAttempt extends Problem {

    UnknownAttempt() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-attempt",
                "There is no such attempt",
                "You have begun no attempt of that id. POST /lab/api/attempts begins one.");
    }
}
