package io.apiworld.gateway.correlation;

import io.apiworld.defaults.correlation.CorrelationId;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The ids by which a request can be followed through the system. A reactive request has no thread whose MDC could hold them, so
 * whoever logs in its course says whose line it is: {@link #inLog}.
 *
 * @param correlationId empty only for what no request that came through our door has caused
 * @param traceId absent where the request is not traced
 */
public record Trail(
        String correlationId,
        @Nullable String traceId,
        @Nullable String spanId) {

    private static final Trail NONE = new Trail("", null, null);

    public static Trail of(ServerHttpRequest request) {
        var id = Optional.ofNullable(request.getHeaders().getFirst(CorrelationId.HEADER))
                .orElse("");
        var span = span(request);
        return new Trail(
                id,
                span.map(TraceContext::traceId).orElse(null),
                span.map(TraceContext::spanId).orElse(null));
    }

    /** Of the request in whose course something is subscribed to, where that is all there is of it. */
    public static Trail in(ContextView course) {
        return course.<ServerHttpRequest>getOrEmpty(Trail.class).map(Trail::of).orElse(NONE);
    }

    /** Runs what writes a line of the log, which then carries the ids. */
    public void inLog(Runnable line) {
        try (var _ = put(CorrelationId.FIELD, correlationId);
                var _ = put("traceId", traceId);
                var _ = put("spanId", spanId)) {
            line.run();
        }
    }

    /** The request itself, since its trace begins later. */
    static Context courseOf(ServerHttpRequest request, Context context) {
        return context.put(Trail.class, request);
    }

    private static MDC.@Nullable MDCCloseable put(String name, @Nullable String id) {
        return id == null || id.isEmpty() ? null : MDC.putCloseable(name, id);
    }

    private static Optional<TraceContext> span(ServerHttpRequest request) {
        return ServerRequestObservationContext.findCurrent(request.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
