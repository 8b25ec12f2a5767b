package io.apiworld.gateway.tap;

import java.util.List;
import java.util.Map;

/**
 * What the listener is told of one call.
 *
 * @param path with its query
 * @param headers of the answer, but for cookies
 * @param body of the answer, its beginning if it is long
 */
record Told(
        String interest,
        String method,
        String path,
        int status,
        Map<String, List<String>> headers,
        String body,
        String correlationId) {}
