package io.apiworld.lab.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a service's log (Elastic Common Schema).
 *
 * @param logger the class that wrote it, without its package
 * @param error the first line of the stack trace, if there is one
 * @param stackTrace the whole of it, up to a length
 * @param fields all else that the line has, by its name with dots
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
        @Nullable String error,
        @Nullable String stackTrace,
        SequencedMap<String, String> fields) {

    private static final int LONGEST_TRACE = 16_000;

    /** Empty for what is no such line, such as one that is still being written. */
    static Optional<LogLine> in(String text, JsonMapper json) {
        try {
            var line = json.readTree(text);
            return line.has("@timestamp") ? Optional.of(of(line)) : Optional.empty();
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LogLine of(JsonNode line) {
        var logger = line.path("log").path("logger").asString("");
        var trace = optional(line.path("error").path("stack_trace"));
        return new LogLine(
                Instant.parse(line.path("@timestamp").asString()),
                line.path("service").path("name").asString(""),
                line.path("log").path("level").asString(""),
                logger.substring(logger.lastIndexOf('.') + 1),
                line.path("message").asString(""),
                optional(line.path("correlationId")),
                optional(line.path("traceId")),
                optional(line.path("spanId")),
                trace == null ? null : trace.lines().findFirst().orElse(null),
                trace == null || trace.length() <= LONGEST_TRACE ? trace : trace.substring(0, LONGEST_TRACE) + "…",
                fieldsOf(line));
    }

    private static @Nullable String optional(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static SequencedMap<String, String> fieldsOf(JsonNode line) {
        var fields = new TreeMap<String, String>();
        collect(line, "", fields);
        fields.keySet().removeIf(LogLine::isShownAnyway);
        return fields;
    }

    private static void collect(JsonNode node, String name, TreeMap<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), name.isEmpty() ? field.getKey() : name + "." + field.getKey(), fields));
        } else {
            fields.put(name, node.isString() ? node.stringValue() : node.toString());
        }
    }

    private static boolean isShownAnyway(String field) {
        return switch (field) {
            case "@timestamp",
                    "service.name",
                    "log.level",
                    "message",
                    "correlationId",
                    "traceId",
                    "spanId",
                    "error.stack_trace",
                    "ecs.version" -> true;
            default -> false;
        };
    }
}
