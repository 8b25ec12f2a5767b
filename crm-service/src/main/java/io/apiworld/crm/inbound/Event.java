package io.apiworld.crm.inbound;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a webhook tells.
 *
 * @param type as in {@code chat_completed}
 * @param data the members that depend on the type
 */
record Event(String type, Instant at, ObjectNode data) {

    @Nullable String text(String member) {
        var value = data.path(member);
        return value.isString() ? value.asString() : null;
    }

    Optional<Long> number(String member) {
        var value = data.path(member);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.asLong()) : Optional.empty();
    }
}
