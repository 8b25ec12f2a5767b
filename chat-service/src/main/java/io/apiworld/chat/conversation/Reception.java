package io.apiworld.chat.conversation;

import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.customer.CustomerDirectory;
import io.apiworld.chat.customer.CustomerLookup.Known;
import io.apiworld.chat.customer.CustomerLookup.Unavailable;
import io.apiworld.chat.customer.CustomerLookup.Unknown;
import io.apiworld.chat.routing.Assessment;
import io.apiworld.chat.routing.RoutingRules;
import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where a conversation starts: the customer is looked up, given a place in a queue, and others are told. */
@Component
final class Reception {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final CustomerDirectory customers;
    private final RoutingRules routing;
    private final ConversationLog conversations;
    private final Traces traces;
    private final Clock clock;

    Reception(
            CustomerDirectory customers,
            RoutingRules routing,
            ConversationLog conversations,
            Traces traces,
            Clock clock) {
        this.customers = customers;
        this.routing = routing;
        this.conversations = conversations;
        this.traces = traces;
        this.clock = clock;
    }

    /** A conversation as it will be. Asks the CRM, so it is no part of a transaction: that must not wait for a slow CRM. */
    Conversation receive(Participant by, NewConversation wanted) {
        var customerId = wanted.customerId();
        if (!by.mayActFor(customerId)) {
            throw new NotYourConversation("A customer starts conversations of his own only.");
        }
        return switch (customers.lookUp(customerId)) {
            case Known(var customer) -> conversation(customer, routing.assess(customer), wanted);
            case Unavailable away -> conversation(nameless(by, customerId), routing.assess(away), wanted);
            case Unknown _ -> throw new UnknownCustomer(customerId);
        };
    }

    void start(Conversation conversation, Participant by, NewConversation wanted) {
        conversations.started(conversation, by.isCustomer() || Boolean.TRUE.equals(wanted.authenticated()));
        log.info(
                "Conversation {} of customer {} waits in queue {} with priority {}",
                conversation.id(),
                conversation.customer().customerId(),
                conversation.assessment().queue(),
                conversation.assessment().priority());
    }

    private Conversation conversation(Customer customer, Assessment assessment, NewConversation wanted) {
        return new Conversation(
                ConversationId.random(),
                ConversationId.random().value().substring(0, 8),
                customer,
                wanted.channelOrChat(),
                ConversationStatus.QUEUED,
                assessment,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                null,
                0,
                traces.current());
    }

    private static Customer nameless(Participant by, String customerId) {
        return Customer.onlyNamed(customerId, by.isCustomer() ? by.name() : "Customer " + customerId);
    }
}
