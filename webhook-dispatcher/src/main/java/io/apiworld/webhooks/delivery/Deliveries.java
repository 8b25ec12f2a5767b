package io.apiworld.webhooks.delivery;

import java.time.Instant;
import java.util.List;

/** Takes orders for deliveries. */
public interface Deliveries {

    /** Orders one delivery to each endpoint, as part of the caller's transaction. */
    void plan(String messageId, List<String> endpointIds, Instant now);
}
