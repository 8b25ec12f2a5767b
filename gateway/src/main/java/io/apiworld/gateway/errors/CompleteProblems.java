package io.apiworld.gateway.errors;

import io.apiworld.defaults.correlation.CorrelationId;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.json.JsonMapper;

@Component
final class CompleteProblems implements ProblemText {

    private final JsonMapper json;
    private final Clock clock;

    CompleteProblems(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public byte[] of(ErrorResponse answer, @Nullable String path, String correlationId, @Nullable String traceId) {
        var problem = answer.getBody();
        var layer = answer instanceof EdgeProblem own ? own.layer() : Layer.GATEWAY;
        problem.setProperty("layer", layer.toString());
        if (path != null) {
            problem.setInstance(URI.create(path));
        }
        problem.setProperty(CorrelationId.FIELD, correlationId);
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        problem.setProperty(
                "timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return json.writeValueAsBytes(problem);
    }
}
