package io.apiworld.defaults.correlation;

import brave.baggage.BaggageField;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import org.jspecify.annotations.Nullable;

/** Tags every span with its correlation id, so that a trace can be found by it. */
final class CorrelationIdTag extends SpanHandler {

    private final BaggageField field;

    CorrelationIdTag(BaggageField field) {
        this.field = field;
    }

    @Override
    public boolean begin(TraceContext context, MutableSpan span, @Nullable TraceContext parent) {
        var id = field.getValue(context);
        if (id != null) {
            span.tag(CorrelationId.FIELD, id);
        }
        return true;
    }
}
