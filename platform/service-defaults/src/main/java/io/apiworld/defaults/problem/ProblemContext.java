package io.apiworld.defaults.problem;

import io.apiworld.defaults.correlation.CorrelationId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;

/** Adds to a problem what lets people follow it through the system: where, when and under which ids. */
public final class ProblemContext {

    private final Clock clock;

    public ProblemContext(Clock clock) {
        this.clock = clock;
    }

    /**
     * Completes a problem with the members that every problem of the platform has, and keeps those that it has already.
     *
     * @param layer where the request was refused: gateway, auth, service, upstream or database
     */
    public ProblemDetail complete(ProblemDetail problem, HttpServletRequest request, String layer) {
        if (problem.getInstance() == null) {
            problem.setInstance(URI.create(request.getRequestURI()));
        }
        if (request.getAttribute(CorrelationId.class.getName()) instanceof CorrelationId id) {
            addIfAbsent(problem, CorrelationId.FIELD, id.value());
        }
        var traceId = MDC.get("traceId");
        if (traceId != null) {
            addIfAbsent(problem, "traceId", traceId);
        }
        addIfAbsent(problem, "timestamp", now().toString());
        addIfAbsent(problem, "layer", layer);
        return problem;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void addIfAbsent(ProblemDetail problem, String member, Object value) {
        var members = problem.getProperties();
        if (members == null || !members.containsKey(member)) {
            problem.setProperty(member, value);
        }
    }
}
