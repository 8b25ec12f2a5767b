package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.presence.Connected;
import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks after all sockets at intervals: deadlines, presence, and what no signal told of. */
@Component
final class Caretaker {

    private final Connections connections;
    private final Conversations conversations;
    private final Presences presences;
    private final SocketRules rules;
    private final Clock clock;

    Caretaker(
            Connections connections, Conversations conversations, Presences presences, SocketRules rules, Clock clock) {
        this.connections = connections;
        this.conversations = conversations;
        this.presences = presences;
        this.rules = rules;
        this.clock = clock;
    }

    void enforceDeadlines() {
        var now = clock.instant();
        connections.all().forEach(connection -> enforceDeadlines(connection, now));
    }

    void confirmPresence() {
        presences.confirm(connections.all().stream()
                .flatMap(connection -> connection.participant().stream()
                        .map(who -> new Connected(connection.id(), who.username(), who.isAgent())))
                .toList());
    }

    /** Signals may be lost; what they told of is in the database. */
    void lookForWhatWasMissed() {
        var open = connections.all();
        var followed = open.stream()
                .flatMap(connection -> connection.subscriptions().keySet().stream())
                .collect(Collectors.toSet());
        var current = conversations.evenDeleted(followed).stream()
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        open.forEach(connection -> remind(connection, current));
    }

    /** Clients are told at once, and come back to another instance, or to this one after its restart. */
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        connections.all().forEach(connection -> connection.close(CloseCodes.GOING_AWAY));
    }

    private void enforceDeadlines(Connection connection, Instant now) {
        if (connection.millisecondsSinceSendStarted() > rules.sendWithin().toMillis()) {
            connection.close(CloseCodes.SLOW_CONSUMER);
        }
        connection.liveness().deadline(now).ifPresentOrElse(connection::close, () -> {
            if (connection.liveness().isPingDue(now)) {
                connection.ping();
            }
        });
    }

    private static void remind(Connection connection, Map<ConversationId, Conversation> current) {
        connection.subscriptions().forEach((id, subscription) -> {
            var conversation = current.get(id);
            if (conversation != null && subscription.isBehind(conversation)) {
                connection.look(new ConversationMoved(id.value()));
            }
        });
        if (connection.isAgent()) {
            var agent = connection.caller().username();
            List.of(new QueueMoved(), new PresenceMoved(), new OffersMoved(agent))
                    .forEach(connection::look);
        }
    }
}
