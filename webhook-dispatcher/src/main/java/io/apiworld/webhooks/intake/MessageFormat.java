package io.apiworld.webhooks.intake;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.defaults.tracing.Traces;
import io.apiworld.webhooks.eventtype.EventTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an event is written down for its receivers. */
@Component
final class MessageFormat {

    private static final int LAST_YEAR = 9999;

    private final EventTypes eventTypes;
    private final Traces traces;
    private final JsonMapper json;

    MessageFormat(EventTypes eventTypes, Traces traces, JsonMapper json) {
        this.eventTypes = eventTypes;
        this.traces = traces;
        this.json = json;
    }

    /** @throws InvalidFields if the catalogue does not know the type, or a receiver could not read what was written */
    Message messageOf(IncomingMessage incoming, Instant now) {
        require(eventTypes.contains(incoming.type()), "/type", "is not in the catalogue of events");
        require(hasYearOfFourDigits(incoming.timestamp()), "/timestamp", "must be a time as in RFC 3339");
        var body = json.createObjectNode()
                .put("type", incoming.type())
                .put("timestamp", incoming.timestamp().toString())
                .set("data", incoming.data())
                .toString();
        require(isText(body), "/data", "holds half a character (RFC 8259, section 8.2)");
        return new Message(incoming.id(), incoming.type(), body, traces.current(), now);
    }

    private static void require(boolean met, String pointer, String complaint) {
        if (!met) {
            throw new InvalidFields(List.of(new ProblemField(pointer, complaint)));
        }
    }

    private static boolean hasYearOfFourDigits(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= LAST_YEAR;
    }

    private static boolean isText(String body) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(body);
    }

    /** Whether both tell the same, whatever the order of their members. */
    boolean areSame(Message one, Message other) {
        return bodyOf(one).equals(bodyOf(other));
    }

    JsonNode bodyOf(Message message) {
        return json.readTree(message.body());
    }
}
