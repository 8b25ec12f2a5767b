package io.apiworld.lab.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span as Zipkin's API v2 gives it; times in microseconds. Spans that were never finished have no duration.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Span(
        String traceId,
        String id,
        @Nullable String parentId,
        @Nullable String name,
        @Nullable String kind,
        @Nullable Long timestamp,
        @Nullable Long duration,
        @Nullable Endpoint localEndpoint,
        @Nullable Map<String, String> tags) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Endpoint(@Nullable String serviceName) {}

    @Nullable String service() {
        return localEndpoint == null ? null : localEndpoint.serviceName();
    }

    @Nullable String tag(String key) {
        return tags == null ? null : tags.get(key);
    }

    long start() {
        return timestamp == null ? Long.MAX_VALUE : timestamp;
    }

    long end() {
        return timestamp == null ? 0 : timestamp + (duration == null ? 0 : duration);
    }
}
