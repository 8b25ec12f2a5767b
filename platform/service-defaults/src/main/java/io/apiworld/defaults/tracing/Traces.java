package io.apiworld.defaults.tracing;

import brave.Span;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.propagation.Propagation;
import brave.propagation.TraceContext;
import io.apiworld.defaults.correlation.CorrelationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace over a step that no thread or connection connects: a row of an outbox, a delivery, a frame of a socket.
 * Safe for use by many threads.
 */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final Tracing tracing;
    private final BaggageField correlationId;
    private final TraceContext.Injector<Map<String, String>> injector;
    private final TraceContext.Extractor<Map<String, String>> extractor;

    public Traces(Tracing tracing, BaggageField correlationId) {
        this.tracing = tracing;
        this.correlationId = correlationId;
        Propagation<String> propagation = tracing.propagation();
        this.injector = propagation.injector(Map::put);
        this.extractor = propagation.extractor(Traces::ignoringCase);
    }

    /** The link to what is running now; where nothing is, the link to a new trace with a new correlation id. */
    public TraceLink current() {
        var running = tracing.currentTraceContext().get();
        var context = running == null ? tracing.tracer().newTrace().context() : running;
        if (correlationId.getValue(context) == null) {
            correlationId.updateValue(context, CorrelationId.random().value());
        }
        var headers = new HashMap<String, String>();
        injector.inject(context, headers);
        return new TraceLink(
                Objects.requireNonNull(headers.get(TRACEPARENT)),
                Objects.requireNonNull(correlationId.getValue(context)));
    }

    /**
     * Runs the work in a new span below the link, under the link's correlation id. What the work throws is noted on the span and
     * thrown on.
     */
    public <T> T continued(TraceLink link, String spanName, Supplier<T> work) {
        var origin = Map.of(TRACEPARENT, link.traceparent(), CorrelationId.HEADER, link.correlationId());
        Span span = tracing.tracer()
                .nextSpan(extractor.extract(origin))
                .name(spanName)
                .start();
        try (var _ = tracing.tracer().withSpanInScope(span)) {
            return work.get();
        } catch (RuntimeException | Error failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.finish();
        }
    }

    /** As {@link #continued(TraceLink, String, Supplier)}, for work without a result. */
    public void continued(TraceLink link, String spanName, Runnable work) {
        continued(link, spanName, () -> {
            work.run();
            return true;
        });
    }

    private static @Nullable String ignoringCase(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
