package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversation.Holder;
import org.jspecify.annotations.Nullable;

/** How far a socket is in a conversation. Moved on by the socket's own thread only. */
final class Subscription {

    private volatile long seq;
    private volatile @Nullable Holder holder;

    Subscription(long seq) {
        this.seq = seq;
    }

    long seq() {
        return seq;
    }

    void movedTo(long newest) {
        seq = newest;
    }

    boolean knows(@Nullable Holder current) {
        return current == null || current.equals(holder);
    }

    void learned(Holder current) {
        holder = current;
    }

    boolean isBehind(Conversation conversation) {
        return seq < conversation.lastSeq() || conversation.hasEnded() || !knows(conversation.holder());
    }
}
