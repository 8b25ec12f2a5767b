package io.apiworld.launcher.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/** One trace from the client on (W3C Trace Context), and the correlation id that goes with it. */
record TraceContext(String traceId, String correlationId) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static TraceContext random() {
        return new TraceContext(hex(16), "demo-" + hex(6));
    }

    /** A new parent for each request, as a client that traced itself would have. */
    String traceparent() {
        return "00-" + traceId + "-" + hex(8) + "-01";
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
