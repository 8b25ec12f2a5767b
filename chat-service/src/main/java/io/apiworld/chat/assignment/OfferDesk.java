package io.apiworld.chat.assignment;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversation.Offer;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signals;
import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes offers and takes them back. Each step is one transaction that locks the conversation, and then the agent; what another
 * instance has locked is left to that one.
 */
@Component
class OfferDesk {

    private static final Logger log = LoggerFactory.getLogger(OfferDesk.class);

    private final Conversations conversations;
    private final AgentChoice choice;
    private final OfferRows rows;
    private final Signals signals;
    private final Traces traces;
    private final Clock clock;

    OfferDesk(
            Conversations conversations,
            AgentChoice choice,
            OfferRows rows,
            Signals signals,
            Traces traces,
            Clock clock) {
        this.conversations = conversations;
        this.choice = choice;
        this.rows = rows;
        this.signals = signals;
        this.traces = traces;
        this.clock = clock;
    }

    /** Puts back what was offered to agents who did not answer in time, or who are not there any more. */
    @Transactional
    public void takeBackUnanswered() {
        var now = clock.instant();
        for (var id : rows.lockUnanswered(now, choice.present())) {
            conversations.find(id).ifPresent(conversation -> takeBack(conversation, false));
        }
    }

    /** Gives the conversation to the agent who is first in order and still free, if it still waits and there is one. */
    @Transactional
    public void offer(ConversationId id) {
        rows.lockWaiting(id)
                .flatMap(conversations::find)
                .ifPresent(conversation -> choice.offerFor(conversation, clock.instant())
                        .ifPresent(offer ->
                                traces.continued(conversation.trace(), "offer", () -> offer(conversation, offer))));
    }

    /** The conversation must have been locked. */
    @Transactional
    public void takeBack(Conversation conversation, boolean declined) {
        var offer = conversation.offer();
        if (offer != null) {
            conversations.update(conversation.backInQueue());
            rows.addPass(conversation.id(), offer.agent(), declined, clock.instant());
            signals.send(new OffersMoved(offer.agent()));
            signals.send(new QueueMoved());
            log.info(
                    "Agent {} {} conversation {}",
                    offer.agent(),
                    declined ? "declined" : "did not answer for",
                    conversation.id());
        }
    }

    private void offer(Conversation conversation, Offer offer) {
        conversations.update(conversation.offeredTo(offer.agent(), offer.expiresAt()));
        rows.occupied(offer.agent(), clock.instant());
        signals.send(new OffersMoved(offer.agent()));
        signals.send(new QueueMoved());
        log.info("Conversation {} offered to agent {}", conversation.id(), offer.agent());
    }
}
