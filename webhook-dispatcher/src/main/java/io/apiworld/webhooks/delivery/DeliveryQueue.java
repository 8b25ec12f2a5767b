package io.apiworld.webhooks.delivery;

import java.time.Instant;
import java.util.List;

/** The deliveries that are still to be made, shared by all workers of all instances. */
interface DeliveryQueue {

    /** Takes what is due, for this worker alone until then. */
    List<ClaimedDelivery> claim(int count, Instant now, Instant until);

    /** False if the lease had ended and another has taken it; then nothing is recorded. */
    boolean settle(ClaimedDelivery delivery, Attempt attempt, Next next);
}
