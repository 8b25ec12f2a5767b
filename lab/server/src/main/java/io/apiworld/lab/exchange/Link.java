package io.apiworld.lab.exchange;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What calls have in common that belong together: one correlation id, and one trace (W3C Trace Context, section 3.2). */
public record Link(String correlationId, String traceId) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    public static Link of(String correlationId) {
        return new Link(correlationId, hex(TRACE_BYTES));
    }

    /** For a new span, below which the server's is found. */
    static String span() {
        return hex(SPAN_BYTES);
    }

    String traceparent(String span) {
        return "00-%s-%s-01".formatted(traceId, span);
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
