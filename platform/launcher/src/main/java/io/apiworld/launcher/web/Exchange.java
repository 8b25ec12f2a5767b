package io.apiworld.launcher.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and how it was answered.
 *
 * @param correlationId as echoed in the answer
 */
public record Exchange(
        Instant at,
        String method,
        URI uri,
        int status,
        Duration took,
        @Nullable String correlationId) {

    /** Without the query: authorization codes travel there. */
    @Override
    public String toString() {
        return method + " " + uri.getPath() + " answered " + status;
    }
}
