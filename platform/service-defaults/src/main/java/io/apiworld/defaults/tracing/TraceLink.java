package io.apiworld.defaults.tracing;

/**
 * Where a piece of work belongs, small enough to be stored beside it.
 *
 * @param traceparent W3C Trace Context, version 00: {@code 00-<trace id>-<span id>-<flags>}
 * @param correlationId the id that the work's cause came with
 */
public record TraceLink(String traceparent, String correlationId) {

    /** The 32 hexadecimal digits that name the trace. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }
}
