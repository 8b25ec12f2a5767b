package io.apiworld.webhooks.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.apiworld.webhooks.delivery.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one endpoint.
 *
 * @param position where it stands in the log
 * @param nextAttemptAt null once it is delivered or dead; while delivering, when the attempt counts as lost
 */
record Delivery(
        @JsonIgnore long position,
        String id,
        String messageId,
        String endpointId,
        String eventType,
        String status,
        List<Attempt> attempts,
        @Nullable Instant nextAttemptAt,
        String correlationId,
        String traceId,
        Instant createdAt) {

    Delivery with(List<Attempt> made) {
        return new Delivery(
                position,
                id,
                messageId,
                endpointId,
                eventType,
                status,
                List.copyOf(made),
                nextAttemptAt,
                correlationId,
                traceId,
                createdAt);
    }
}
