package io.apiworld.crm.inbound;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an event from a webhook's body: {@code {"type", "timestamp", "data": {...}}}. */
final class EventReader {

    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.]{0,63}");

    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param name the event as the address names it, with dashes
     * @throws JacksonException if the body is not JSON
     */
    Event read(String name, byte[] body) {
        var document = json.readTree(withoutNul(new String(body, StandardCharsets.UTF_8)));
        var wrong = new ArrayList<ProblemField>();
        var type = document.path("type").asString("");
        if (!TYPE.matcher(type).matches()) {
            wrong.add(new ProblemField("/type", "must name the event's type, as in chat_completed"));
        } else if (!type.equals(name.replace('-', '_'))) {
            // The signature covers the body, not the address
            wrong.add(new ProblemField("/type", "is not the event of the address, " + name));
        }
        var at = time(document.path("timestamp"));
        if (at == null) {
            wrong.add(new ProblemField("/timestamp", "must be a time as in RFC 3339"));
        }
        if (at != null && document.path("data") instanceof ObjectNode data && wrong.isEmpty()) {
            return new Event(type, at, data);
        }
        if (!document.path("data").isObject()) {
            wrong.add(new ProblemField("/data", "must be an object"));
        }
        throw new InvalidFields(List.copyOf(wrong));
    }

    /** PostgreSQL keeps every text but U+0000, which JSON can write in this way only. */
    private static String withoutNul(String text) {
        return NUL.matcher(text).replaceAll("$1\\\\uFFFD");
    }

    private static @Nullable Instant time(JsonNode value) {
        try {
            var time = OffsetDateTime.parse(value.asString(""));
            return time.getYear() >= 1970 && time.getYear() <= 9999 ? time.toInstant() : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
