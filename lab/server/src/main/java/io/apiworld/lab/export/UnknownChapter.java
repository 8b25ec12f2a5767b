package io.apiworld.lab.export;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownChapter extends Problem {

    UnknownChapter(String id) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-chapter",
                "There is no such chapter",
                "No chapter is called \"%s\"; GET /lab/api/lessons names them all.".formatted(id));
    }
}
