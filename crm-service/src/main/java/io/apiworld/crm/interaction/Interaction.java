package io.apiworld.crm.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened between a customer and the company.
 *
 * @param interactionId the conversation or call that it belongs to
 * @param summary what happened, in one line
 */
public record Interaction(
        @Nullable String customerId,
        @Nullable String interactionId,
        String event,
        Instant at,
        @Nullable String agent,
        String summary,
        @Nullable Long durationSeconds,
        String correlationId) {}
