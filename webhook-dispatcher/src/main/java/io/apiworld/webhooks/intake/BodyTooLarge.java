package io.apiworld.webhooks.intake;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

final class BodyTooLarge extends Problem {

    BodyTooLarge(DataSize limit) {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body is too large",
                "A request may have up to %d bytes.".formatted(limit.toBytes()));
    }
}
