package io.apiworld.gateway.security;

import io.apiworld.gateway.correlation.Trail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** One line for each caller who is not let in, with the exact cause, and nothing of what they sent. */
@Component
final class AuthLog {

    private static final Logger log = LoggerFactory.getLogger(AuthLog.class);

    void refused(ServerHttpRequest request, TokenProblem problem) {
        Trail.of(request)
                .inLog(() -> log.atInfo()
                        .addKeyValue("cause", problem.cause())
                        .addKeyValue("status", problem.getStatusCode().value())
                        .log(
                                "Not let in: {} at {}: {}",
                                problem.cause(),
                                request.getPath().value(),
                                problem.getBody().getDetail()));
    }
}
