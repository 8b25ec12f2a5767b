package io.apiworld.lab.lesson;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownSource extends Problem {

    UnknownSource(String file) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-source",
                "There is no such file",
                "This build was made of no file \"%s\"; files are named from the root of the repository."
                        .formatted(file));
    }
}
