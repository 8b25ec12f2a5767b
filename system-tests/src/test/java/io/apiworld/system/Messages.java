package io.apiworld.system;

import java.util.Map;

/** Events as a producer publishes them. */
final class Messages {

    static Map<String, Object> chatStarted(String id, String customerId) {
        var timestamp = "2026-05-20T15:30:00Z";
        return Map.of(
                "id",
                id,
                "type",
                "chat_started",
                "timestamp",
                timestamp,
                "data",
                Map.of(
                        "event",
                        "chat_started",
                        "customerId",
                        customerId,
                        "interactionId",
                        "int-" + id,
                        "correlationId",
                        "corr-" + id,
                        "timestamp",
                        timestamp,
                        "channel",
                        "chat",
                        "queue",
                        "general",
                        "customerName",
                        "Cesar Gonzalez"));
    }

    private Messages() {}
}
