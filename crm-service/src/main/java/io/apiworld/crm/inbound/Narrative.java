package io.apiworld.crm.inbound;

import org.jspecify.annotations.Nullable;

/** Says in one line of a customer's history what an event tells. */
final class Narrative {

    private Narrative() {}

    static String of(Event event) {
        return switch (event.type()) {
            case "chat_started" ->
                "Chat started" + in(" on channel ", event.text("channel")) + in(", queue ", event.text("queue"));
            case "agent_assigned" ->
                orElse(event.text("agentName"), "An agent") + " took over" + seconds(" after ", event, "waitSeconds");
            case "chat_ended" ->
                "Chat ended" + in(" by ", event.text("endedBy")) + seconds(" after ", event, "durationSeconds");
            case "chat_completed" -> orElse(event.text("summary"), "Chat completed");
            default -> "An event that this CRM does not know; kept as it came";
        };
    }

    private static String in(String words, @Nullable String value) {
        return value == null ? "" : words + value;
    }

    private static String seconds(String words, Event event, String member) {
        return event.number(member).map(seconds -> words + seconds + " s").orElse("");
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
