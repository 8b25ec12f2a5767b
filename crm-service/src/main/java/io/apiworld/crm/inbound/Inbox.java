package io.apiworld.crm.inbound;

import io.apiworld.crm.interaction.Interaction;
import io.apiworld.crm.interaction.InteractionLog;
import io.apiworld.crm.ticket.Opening.OpenBefore;
import io.apiworld.crm.ticket.Opening.Opened;
import io.apiworld.defaults.correlation.CorrelationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Gives every message its effect once: what is noted of it and what it causes stand or fall together. */
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final TransactionOperations transactions;
    private final ReceivedWebhooks received;
    private final InteractionLog history;
    private final ChatCases cases;

    Inbox(TransactionOperations transactions, ReceivedWebhooks received, InteractionLog history, ChatCases cases) {
        this.transactions = transactions;
        this.received = received;
        this.history = history;
        this.cases = cases;
    }

    /** @param request the id of the request that brought it, for an event that names none itself */
    void take(String webhookId, Event event, CorrelationId request) {
        transactions.executeWithoutResult(_ -> {
            if (!received.isNew(webhookId, event.type())) {
                log.info("Webhook {} ({}) was taken before", webhookId, event.type());
                return;
            }
            var cause = CorrelationId.of(event.text("correlationId")).orElse(request);
            history.add(interaction(event, cause), webhookId, event.data().toString());
            if (event.type().equals("chat_completed")) {
                switch (cases.open(event, cause)) {
                    case Opened(var ticket) -> log.info("Webhook {} opened case {}", webhookId, ticket.ticketId());
                    case OpenBefore(var ticket) ->
                        log.info("Webhook {} has case {} already", webhookId, ticket.ticketId());
                }
            } else {
                log.info("Webhook {} ({}) taken", webhookId, event.type());
            }
        });
    }

    private static Interaction interaction(Event event, CorrelationId cause) {
        return new Interaction(
                event.text("customerId"),
                event.text("interactionId"),
                event.type(),
                event.at(),
                event.text("agent"),
                Narrative.of(event),
                event.number("durationSeconds").orElse(null),
                cause.value());
    }
}
