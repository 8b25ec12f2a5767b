package io.apiworld.gateway.correlation;

import io.apiworld.defaults.correlation.CorrelationId;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * The ids by which a request can be followed through the system.
 *
 * @param correlationId empty only for a request that did not come through our door
 * @param traceId absent where the request is not traced
 */
public record Trail(
        String correlationId,
        @Nullable String traceId,
        @Nullable String spanId) {

    public static Trail of(ServerHttpRequest request) {
        var id = Optional.ofNullable(request.getHeaders().getFirst(CorrelationId.HEADER))
                .orElse("");
        var span = span(request);
        return new Trail(
                id,
                span.map(TraceContext::traceId).orElse(null),
                span.map(TraceContext::spanId).orElse(null));
    }

    private static Optional<TraceContext> span(ServerHttpRequest request) {
        return ServerRequestObservationContext.findCurrent(request.getAttributes())
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context());
    }
}
