package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class TooManyEndpoints extends Problem {

    TooManyEndpoints(int limit) {
        super(
                HttpStatus.CONFLICT,
                "too-many-endpoints",
                "There are as many endpoints as there may be",
                "At most %d endpoints may exist; delete one that is not needed.".formatted(limit));
    }
}
