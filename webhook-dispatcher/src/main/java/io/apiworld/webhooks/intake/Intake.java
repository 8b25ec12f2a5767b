package io.apiworld.webhooks.intake;

import io.apiworld.webhooks.delivery.Deliveries;
import io.apiworld.webhooks.endpoint.Endpoints;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Messages messages;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final MessageFormat format;
    private final Clock clock;

    Intake(Messages messages, Endpoints endpoints, Deliveries deliveries, MessageFormat format, Clock clock) {
        this.messages = messages;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.format = format;
        this.clock = clock;
    }

    /** Stores the event and what is to be delivered, once for each id. */
    @Transactional
    void take(IncomingMessage incoming) {
        var message = format.messageOf(incoming, clock.instant());
        if (messages.add(message)) {
            var receivers = endpoints.wanting(message.type());
            deliveries.plan(message.id(), receivers, message.createdAt());
            log.info("Message {} ({}) taken in for {} endpoints", message.id(), message.type(), receivers.size());
        } else {
            requireSame(message);
        }
    }

    private void requireSame(Message message) {
        var first = messages.find(message.id()).orElseThrow();
        if (!format.areSame(first, message)) {
            throw new MessageIdTaken();
        }
    }
}
