package io.apiworld.lab.exchange;

/** What calls have in common that belong together: one correlation id, and one trace (W3C Trace Context, section 3.2). */
public record Link(String correlationId, String traceId) {

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    public static Link of(String correlationId) {
        return new Link(correlationId, Unguessable.hex(TRACE_BYTES));
    }

    /** For a new span, below which the server's is found. */
    static String span() {
        return Unguessable.hex(SPAN_BYTES);
    }

    String traceparent(String span) {
        return "00-%s-%s-01".formatted(traceId, span);
    }
}
