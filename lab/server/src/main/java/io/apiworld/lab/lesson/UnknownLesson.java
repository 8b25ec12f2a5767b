package io.apiworld.lab.lesson;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class UnknownLesson extends Problem {

    public UnknownLesson(String id) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-lesson",
                "There is no such lesson",
                "No lesson is called \"%s\"; GET /lab/api/lessons names them all.".formatted(id));
    }
}
