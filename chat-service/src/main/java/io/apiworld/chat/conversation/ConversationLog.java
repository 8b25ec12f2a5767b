package io.apiworld.chat.conversation;

import io.apiworld.chat.conversation.Conversation.Ending;
import io.apiworld.chat.outbox.Outbox;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signals;
import io.apiworld.defaults.tracing.TraceLink;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores a step in a conversation's life together with the events that tell of it, and signals it after the commit. */
@Component
class ConversationLog {

    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Outbox outbox;
    private final Signals signals;

    ConversationLog(Conversations conversations, Transcripts transcripts, Outbox outbox, Signals signals) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.outbox = outbox;
        this.signals = signals;
    }

    @Transactional
    public void started(Conversation conversation, boolean authenticated) {
        conversations.add(conversation, authenticated);
        outbox.add(ConversationEvents.started(conversation));
        signals.send(new QueueMoved());
    }

    /** The conversation must have been locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation ended(Conversation conversation, Ending ending, TraceLink trace) {
        var ended = conversation.ended(ending);
        conversations.update(ended);
        outbox.add(ConversationEvents.ended(ended, ending, trace));
        outbox.add(ConversationEvents.completed(ended, ending, transcripts.of(ended.id()), trace));
        signals.send(new ConversationMoved(ended.id().value()));
        signals.send(new QueueMoved());
        return ended;
    }
}
