package io.apiworld.chat.outbox;

import java.time.Instant;
import java.util.List;

/** The stored events, as the relay sees them. */
interface OutboxRows {

    /**
     * Takes rows that are due and the first of their subject, and keeps all others away from them until the lease ends. A relay that
     * dies has then delayed them, not lost them.
     */
    List<OutboxRow> lease(int count, Instant now, Instant until);

    void sent(OutboxRow row, Instant at);

    void refused(OutboxRow row, String problem, Instant at);

    void retry(OutboxRow row, String problem, Instant at);

    int forgetSentBefore(Instant time);
}
