package io.apiworld.webhooks.log;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class EndpointNotEnabled extends Problem {

    EndpointNotEnabled() {
        super(
                HttpStatus.CONFLICT,
                "endpoint-not-enabled",
                "The endpoint gets nothing now",
                "It is disabled or deleted; enable it first, then deliver again.");
    }
}
