package io.apiworld.chat.outbox;

import io.apiworld.defaults.tracing.TraceLink;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, for others to hear of.
 *
 * @param subject what it happened to; events of one subject keep their order
 * @param type name in the event catalogue
 * @param data what its receivers are told
 * @param trace where it belongs, there and here
 */
public record Event(String subject, String type, Instant at, Map<String, Object> data, TraceLink trace) {}
