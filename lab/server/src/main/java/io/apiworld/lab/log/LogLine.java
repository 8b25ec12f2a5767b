package io.apiworld.lab.log;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a service's log (Elastic Common Schema).
 *
 * @param logger the class that wrote it, without its package
 * @param error the first line of the stack trace, if there is one; the rest stays in the file
 */
public record LogLine(
        Instant at,
        String service,
        String level,
        String logger,
        String message,
        @Nullable String correlationId,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable String error) {

    /** Empty for what is no such line, such as one that is still being written. */
    static Optional<LogLine> in(String text, JsonMapper json) {
        try {
            var line = json.readTree(text);
            return line.has("@timestamp") ? Optional.of(of(line)) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static LogLine of(JsonNode line) {
        var logger = line.path("log").path("logger").asString("");
        return new LogLine(
                Instant.parse(line.path("@timestamp").asString()),
                line.path("service").path("name").asString(""),
                line.path("log").path("level").asString(""),
                logger.substring(logger.lastIndexOf('.') + 1),
                line.path("message").asString(""),
                optional(line.path("correlationId")),
                optional(line.path("traceId")),
                optional(line.path("spanId")),
                optional(line.path("error").path("stack_trace")));
    }

    private static @Nullable String optional(JsonNode node) {
        return node.isString() ? node.stringValue().lines().findFirst().orElse(null) : null;
    }
}
