package io.apiworld.webhooks.log;

import org.jspecify.annotations.Nullable;

/** Which deliveries a list shows. What is null does not restrict. */
record DeliveryFilter(
        @Nullable String messageId,
        @Nullable String correlationId,
        @Nullable String endpointId,
        @Nullable String status) {}
