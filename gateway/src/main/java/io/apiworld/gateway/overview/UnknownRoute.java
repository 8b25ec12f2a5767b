package io.apiworld.gateway.overview;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

final class UnknownRoute extends EdgeProblem {

    UnknownRoute(String id) {
        super(
                Layer.GATEWAY,
                HttpStatus.NOT_FOUND,
                "unknown-route",
                "There is no such route",
                "GET /api/gateway/routes names those that there are; \"%s\" is none of them."
                        .formatted(id.replaceAll("[^A-Za-z0-9_.-]", "?")));
    }
}
