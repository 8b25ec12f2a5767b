package io.apiworld.chat.conversation;

import io.apiworld.chat.conversation.Conversation.Ending;
import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredFarewell implements Farewell {

    private static final Logger log = LoggerFactory.getLogger(StoredFarewell.class);

    private final Conversations conversations;
    private final ConversationLog steps;
    private final Transcripts transcripts;
    private final Traces traces;
    private final Clock clock;

    StoredFarewell(
            Conversations conversations, ConversationLog steps, Transcripts transcripts, Traces traces, Clock clock) {
        this.conversations = conversations;
        this.steps = steps;
        this.transcripts = transcripts;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Conversation end(ConversationId id, Participant by, @Nullable String summary) {
        var conversation = conversations.lock(id).orElseThrow(() -> new UnknownConversation(id));
        if (!by.mayEnd(conversation)) {
            throw new NotYourConversation("Another agent holds this conversation, or it is another customer's.");
        }
        if (conversation.hasEnded()) {
            return conversation;
        }
        var ending = new Ending(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), by.username(), summaryOf(conversation, by, summary));
        var trace = conversation.traceNear(traces.current().traceparent());
        log.info("Conversation {} ended by {}", id, by.username());
        return steps.ended(conversation, ending, trace);
    }

    @Override
    @Transactional
    public void delete(ConversationId id, Participant by) {
        end(id, by, null);
        conversations.delete(id, clock.instant());
        log.info("Conversation {} deleted by {}", id, by.username());
    }

    private String summaryOf(Conversation conversation, Participant by, @Nullable String given) {
        if (given != null && !given.isBlank() && !by.isCustomer()) {
            return given.strip();
        }
        var opening = transcripts.openingOf(conversation.id());
        return opening.isEmpty() ? "The chat ended before the customer wrote anything" : "Customer wrote: " + opening;
    }
}
