package io.apiworld.webhooks.intake;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import io.apiworld.defaults.tracing.Traces;
import io.apiworld.webhooks.eventtype.EventTypes;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an event is written down for its receivers. */
@Component
final class MessageFormat {

    private final EventTypes eventTypes;
    private final Traces traces;
    private final JsonMapper json;

    MessageFormat(EventTypes eventTypes, Traces traces, JsonMapper json) {
        this.eventTypes = eventTypes;
        this.traces = traces;
        this.json = json;
    }

    /** @throws InvalidFields if the catalogue does not know the type */
    Message messageOf(IncomingMessage incoming, Instant now) {
        if (!eventTypes.contains(incoming.type())) {
            throw new InvalidFields(List.of(new ProblemField("/type", "is not in the catalogue of events")));
        }
        var body = json.createObjectNode()
                .put("type", incoming.type())
                .put("timestamp", incoming.timestamp().toString())
                .set("data", incoming.data());
        return new Message(incoming.id(), incoming.type(), body.toString(), traces.current(), now);
    }

    /** Whether both tell the same, whatever the order of their members. */
    boolean areSame(Message one, Message other) {
        return bodyOf(one).equals(bodyOf(other));
    }

    JsonNode bodyOf(Message message) {
        return json.readTree(message.body());
    }
}
