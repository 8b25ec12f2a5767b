package io.apiworld.sandbox.receiver;

import java.time.Instant;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param answered the status of our answer
 */
record Received(Instant at, String method, Map<String, String> headers, String body, int answered) {}
