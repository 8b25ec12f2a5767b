package io.apiworld.webhooks.delivery;

import io.apiworld.defaults.tracing.TraceLink;

/**
 * A delivery that is ours until its lease ends.
 *
 * @param attempts with the one that begins now; another number in the row means that it is ours no more
 * @param earlier those before the last redelivery
 */
record ClaimedDelivery(
        String id,
        String messageId,
        String endpointId,
        String eventType,
        String body,
        TraceLink trace,
        int attempts,
        int earlier) {

    int attemptsOfThisRound() {
        return attempts - earlier;
    }
}
