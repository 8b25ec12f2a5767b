package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownEndpoint extends Problem {

    UnknownEndpoint() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-endpoint",
                "There is no such endpoint",
                "No endpoint has this id; GET /api/webhooks/endpoints lists those there are.");
    }
}
