package io.apiworld.chat.conversation;

import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.routing.Assessment;
import io.apiworld.defaults.tracing.TraceLink;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it stands now.
 *
 * @param epoch names the numbering of its messages
 * @param lastSeq number of its newest message; 0 when there is none
 * @param trace where everything that happens to it belongs
 */
public record Conversation(
        ConversationId id,
        String epoch,
        Customer customer,
        String channel,
        ConversationStatus status,
        Assessment assessment,
        Instant startedAt,
        @Nullable Offer offer,
        @Nullable Holder holder,
        @Nullable Ending ending,
        long lastSeq,
        TraceLink trace) {

    public record Offer(String agent, Instant expiresAt) {}

    /** The agent who took the conversation. */
    public record Holder(String agent, String name) {}

    public record Ending(Instant at, String by, @Nullable String summary) {}

    public boolean hasEnded() {
        return status == ConversationStatus.ENDED;
    }

    public boolean isHeldBy(String username) {
        return holder != null && holder.agent().equals(username);
    }

    public boolean isOfferedTo(String username) {
        return offer != null && offer.agent().equals(username);
    }

    public Conversation offeredTo(String agent, Instant until) {
        return with(ConversationStatus.OFFERED, new Offer(agent, until), null, null);
    }

    public Conversation backInQueue() {
        return with(ConversationStatus.QUEUED, null, null, null);
    }

    public Conversation takenBy(String agent, String name) {
        return with(ConversationStatus.ACTIVE, null, new Holder(agent, name), null);
    }

    public Conversation ended(Ending how) {
        return with(ConversationStatus.ENDED, null, holder, how);
    }

    public Duration lasting(Instant until) {
        return Duration.between(startedAt, until);
    }

    /** The given link where it belongs to this conversation's trace, else the conversation's own. */
    public TraceLink traceNear(@Nullable String traceparent) {
        var near = traceparent == null ? null : new TraceLink(traceparent, trace.correlationId());
        return near != null
                        && isWellFormed(near.traceparent())
                        && near.traceId().equals(trace.traceId())
                ? near
                : trace;
    }

    // W3C Trace Context, section 3.2: version 00 has exactly this form
    private static boolean isWellFormed(String traceparent) {
        return traceparent.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private Conversation with(
            ConversationStatus next, @Nullable Offer nextOffer, @Nullable Holder nextHolder, @Nullable Ending how) {
        return new Conversation(
                id, epoch, customer, channel, next, assessment, startedAt, nextOffer, nextHolder, how, lastSeq, trace);
    }
}
