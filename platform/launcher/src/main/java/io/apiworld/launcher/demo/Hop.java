package io.apiworld.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of the scenario that went over the wire.
 *
 * @param actor who did it, or saw it happen
 * @param request method and path, or the frame that was sent or came
 * @param status of an HTTP answer; 101 for a WebSocket handshake; null for frames
 * @param after since the scenario began
 * @param took until it was answered
 * @param correlationId as the other side knows it; null where frames do not carry one
 * @param facts what else there is to know, by name
 */
public record Hop(
        int number,
        String actor,
        String what,
        String request,
        @Nullable Integer status,
        Instant at,
        Duration after,
        Duration took,
        @Nullable String correlationId,
        Map<String, Object> facts) {}
