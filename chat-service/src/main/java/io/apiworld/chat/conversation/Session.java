package io.apiworld.chat.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation as the API shows it. */
record Session(
        ConversationId sessionId,
        String customerId,
        String customerName,
        String channel,
        ConversationStatus status,
        String queue,
        Assigned assignment,
        @Nullable String agent,
        @Nullable String agentName,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String summary,
        String correlationId,
        String traceparent,
        String epoch,
        long lastSeq) {

    record Assigned(int priority, List<String> reasons) {}

    record Page(List<Session> items) {}

    static Session of(Conversation conversation) {
        var assessment = conversation.assessment();
        var holder = conversation.holder();
        var ending = conversation.ending();
        return new Session(
                conversation.id(),
                conversation.customer().customerId(),
                conversation.customer().name(),
                conversation.channel(),
                conversation.status(),
                assessment.queue(),
                new Assigned(assessment.priority(), assessment.reasons()),
                holder == null ? null : holder.agent(),
                holder == null ? null : holder.name(),
                conversation.startedAt(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.summary(),
                conversation.trace().correlationId(),
                conversation.trace().traceparent(),
                conversation.epoch(),
                conversation.lastSeq());
    }
}
