package io.apiworld.webhooks.intake;

import io.apiworld.defaults.tracing.TraceLink;
import java.time.Instant;

/**
 * An event that was taken in.
 *
 * @param body what receivers get, byte for byte
 */
record Message(String id, String type, String body, TraceLink trace, Instant createdAt) {}
