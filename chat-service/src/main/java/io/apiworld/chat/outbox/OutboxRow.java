package io.apiworld.chat.outbox;

import io.apiworld.defaults.tracing.TraceLink;

/** A stored event that it is our turn to hand on. */
record OutboxRow(long position, String id, String type, String payload, int attempts, TraceLink trace) {}
