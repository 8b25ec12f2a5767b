package io.apiworld.chat.assignment;

import io.apiworld.chat.assignment.Acceptance.Taken;
import io.apiworld.chat.assignment.Acceptance.TooLate;
import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversation.Holder;
import io.apiworld.chat.conversation.ConversationEvents;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.conversation.UnknownConversation;
import io.apiworld.chat.outbox.Outbox;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signals;
import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAssignments implements Assignments {

    private static final Logger log = LoggerFactory.getLogger(StoredAssignments.class);

    private final Conversations conversations;
    private final OfferDesk desk;
    private final Outbox outbox;
    private final Signals signals;
    private final Traces traces;
    private final Clock clock;

    StoredAssignments(
            Conversations conversations, OfferDesk desk, Outbox outbox, Signals signals, Traces traces, Clock clock) {
        this.conversations = conversations;
        this.desk = desk;
        this.outbox = outbox;
        this.signals = signals;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Acceptance accept(ConversationId id, Participant agent) {
        var conversation = conversations.lock(id).orElseThrow(() -> new UnknownConversation(id));
        if (conversation.isHeldBy(agent.username()) && !conversation.hasEnded()) {
            return new Taken(conversation);
        }
        return switch (conversation.status()) {
            case QUEUED -> assign(conversation, agent);
            case OFFERED -> acceptOffer(conversation, agent);
            case ACTIVE -> new TooLate("Another agent has taken it");
            case ENDED -> new TooLate("It has ended");
        };
    }

    @Override
    @Transactional
    public void decline(ConversationId id, Participant agent) {
        var conversation = conversations.lock(id).orElseThrow(() -> new UnknownConversation(id));
        if (conversation.isOfferedTo(agent.username())) {
            desk.takeBack(conversation, true);
        }
    }

    private Acceptance acceptOffer(Conversation conversation, Participant agent) {
        var offer = conversation.offer();
        if (offer == null || !offer.agent().equals(agent.username())) {
            return new TooLate("It is offered to another agent");
        }
        return offer.expiresAt().isAfter(clock.instant())
                ? assign(conversation, agent)
                : new TooLate("The offer has expired");
    }

    private Acceptance assign(Conversation conversation, Participant agent) {
        var holder = new Holder(agent.username(), agent.name());
        var taken = conversation.takenBy(holder.agent(), holder.name());
        var trace = conversation.traceNear(traces.current().traceparent());
        conversations.update(taken);
        outbox.add(ConversationEvents.assigned(taken, holder, clock.instant().truncatedTo(ChronoUnit.MILLIS), trace));
        signals.send(new ConversationMoved(conversation.id().value()));
        signals.send(new OffersMoved(holder.agent()));
        signals.send(new QueueMoved());
        log.info("Conversation {} taken by agent {}", conversation.id(), holder.agent());
        return new Taken(taken);
    }
}
