package io.apiworld.crm.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows. What is null does not restrict.
 *
 * @param only the one customer whose tickets the caller may see
 */
record TicketFilter(
        @Nullable String customerId,
        @Nullable String interactionId,
        @Nullable String correlationId,
        @Nullable String externalReference,
        @Nullable String status,
        @Nullable String severity,
        @Nullable String only) {}
