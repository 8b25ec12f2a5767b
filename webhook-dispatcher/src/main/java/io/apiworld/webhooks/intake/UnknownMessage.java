package io.apiworld.webhooks.intake;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownMessage extends Problem {

    UnknownMessage() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-message",
                "There is no such message",
                "No message with this id was taken in.");
    }
}
