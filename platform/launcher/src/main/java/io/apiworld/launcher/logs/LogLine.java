package io.apiworld.launcher.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a log: an ECS object as our services write it, or whatever else was written there. */
public sealed interface LogLine {

    /** As people like to read it. */
    String readable(ZoneId zone);

    Optional<Instant> at();

    record Event(Instant when, String level, String message, String correlationId, String traceId, String error)
            implements LogLine {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

        @Override
        public String readable(ZoneId zone) {
            var line = new StringBuilder(TIME.format(when.atZone(zone)))
                    .append(" %-5s ".formatted(level))
                    .append(message.strip());
            if (!correlationId.isEmpty()) {
                line.append("  [").append(correlationId).append(']');
            }
            if (!error.isEmpty()) {
                line.append(System.lineSeparator()).append(error.strip());
            }
            return line.toString();
        }

        @Override
        public Optional<Instant> at() {
            return Optional.of(when);
        }
    }

    record Plain(String text) implements LogLine {

        @Override
        public String readable(ZoneId zone) {
            return text;
        }

        @Override
        public Optional<Instant> at() {
            return Optional.empty();
        }
    }

    static LogLine of(String text) {
        if (!text.startsWith("{")) {
            return new Plain(text);
        }
        try {
            var json = JsonMapper.shared().readTree(text);
            return new Event(
                    Instant.parse(text(json, "@timestamp")),
                    text(json, "log", "level"),
                    text(json, "message"),
                    text(json, "correlationId"),
                    text(json, "traceId"),
                    error(json));
        } catch (JacksonException | DateTimeParseException notOurs) {
            return new Plain(text);
        }
    }

    private static String error(JsonNode json) {
        var trace = text(json, "error", "stack_trace");
        return trace.isEmpty() ? text(json, "error", "message") : trace;
    }

    /** Fields may be nested or written with dots: ECS allows both. */
    private static String text(JsonNode json, String... path) {
        var dotted = json.path(String.join(".", path));
        if (dotted.isString()) {
            return dotted.asString();
        }
        var node = json;
        for (var name : path) {
            node = node.path(name);
        }
        return node.isString() ? node.asString() : "";
    }
}
