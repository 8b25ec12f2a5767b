package io.apiworld.webhooks.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deliveries there were and are. */
interface DeliveryLog {

    /** The newest first. */
    List<Delivery> list(DeliveryFilter filter, long before, int limit);

    Optional<Delivery> find(String id);

    /** Makes it due now, with a schedule that begins anew; false while an attempt is under way. */
    boolean redeliver(String id, Instant now);
}
