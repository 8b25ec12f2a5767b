package io.apiworld.chat.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The little that a client without a socket asks for again and again.
 *
 * @param position in the queue, from 1; nothing for a conversation that does not wait
 */
record SessionStatus(
        ConversationId sessionId,
        ConversationStatus status,
        @Nullable Integer position,
        @Nullable String agent,
        @Nullable String agentName,
        String epoch,
        long lastSeq) {

    static SessionStatus of(Conversation conversation, @Nullable Integer position) {
        var holder = conversation.holder();
        return new SessionStatus(
                conversation.id(),
                conversation.status(),
                position,
                holder == null ? null : holder.agent(),
                holder == null ? null : holder.name(),
                conversation.epoch(),
                conversation.lastSeq());
    }
}
