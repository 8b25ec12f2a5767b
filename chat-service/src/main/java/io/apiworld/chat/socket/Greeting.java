package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.Conversation;
import io.apiworld.chat.conversation.Conversations;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.presence.Connected;
import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.socket.ClientFrame.Cursor;
import io.apiworld.chat.socket.ClientFrame.Hello;
import io.apiworld.chat.socket.ServerFrame.Resumed;
import io.apiworld.chat.socket.ServerFrame.Welcome;
import io.apiworld.defaults.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Answers a hello: finds out who is there, and takes up what a dropped socket left off. */
@Component
final class Greeting {

    private static final Logger log = LoggerFactory.getLogger(Greeting.class);
    private static final List<String> ROLES = List.of("customer", "agent", "supervisor", "integration", "admin");

    private final Conversations conversations;
    private final Presences presences;
    private final JwtDecoder tokens;
    private final SocketRules rules;

    Greeting(Conversations conversations, Presences presences, JwtDecoder tokens, SocketRules rules) {
        this.conversations = conversations;
        this.presences = presences;
        this.tokens = tokens;
        this.rules = rules;
    }

    void hello(Connection connection, Hello hello) {
        if (hello.token() != null && !renew(connection, hello.token())) {
            connection.close(CloseCodes.FORBIDDEN);
        } else {
            connection
                    .participant()
                    .or(() -> arrive(connection, hello))
                    .ifPresentOrElse(
                            who -> welcome(connection, who, hello), () -> connection.close(CloseCodes.FORBIDDEN));
        }
    }

    /** A new token keeps the socket open for longer; it cannot turn it into another person's. */
    private boolean renew(Connection connection, String token) {
        try {
            var renewed = tokens.decode(token);
            var samePerson = connection.caller().username().equals(renewed.getSubject());
            if (samePerson) {
                connection.liveness().renewedUntil(renewed.getExpiresAt());
            }
            return samePerson;
        } catch (JwtException _) {
            return false;
        }
    }

    private Optional<Participant> arrive(Connection connection, Hello hello) {
        return participant(connection.caller(), hello.as()).map(who -> {
            connection.greeted(who);
            presences.arrived(new Connected(connection.id(), who.username(), who.isAgent()), who.name());
            log.info(
                    "Socket {} opened by {} as {}",
                    connection.id(),
                    who.username(),
                    who.role().text());
            return who;
        });
    }

    private static Optional<Participant> participant(Caller caller, @Nullable String as) {
        var strongest = Participant.of(caller);
        return switch (as) {
            case null -> Optional.of(strongest);
            case "customer" -> Optional.of(Participant.customer(caller));
            case "agent" -> Optional.of(strongest).filter(Participant::isAgent);
            default -> Optional.empty();
        };
    }

    private void welcome(Connection connection, Participant who, Hello hello) {
        var resumed = hello.cursors().stream()
                .limit(100)
                .map(cursor -> resume(connection, who, cursor))
                .toList();
        var roles = ROLES.stream().filter(connection.caller()::hasRole).toList();
        connection.say(new Welcome(
                connection.id(), who.username(), roles, rules.pingEvery().toSeconds(), resumed));
        connection.subscriptions().keySet().forEach(id -> connection.look(new ConversationMoved(id.value())));
        if (who.isAgent()) {
            Stream.of(new PresenceMoved(), new QueueMoved(), new OffersMoved(who.username()))
                    .forEach(connection::look);
        }
    }

    private Resumed resume(Connection connection, Participant who, Cursor cursor) {
        return conversations
                .find(cursor.conv())
                .filter(who::maySee)
                .map(conversation -> resume(connection, conversation, cursor))
                .orElse(new Resumed(cursor.conv(), false, null, null));
    }

    private Resumed resume(Connection connection, Conversation conversation, Cursor cursor) {
        var missed = conversation.lastSeq() - cursor.seq();
        var recovered = conversation.epoch().equals(cursor.epoch()) && missed >= 0 && missed <= rules.resumeWithin();
        // All that was missed, or nothing: with a part of it a client could not know that it has a hole.
        var from = recovered ? cursor.seq() : conversation.lastSeq();
        connection.subscriptions().put(conversation.id(), new Subscription(from));
        return recovered
                ? new Resumed(conversation.id(), true, from + 1, conversation.lastSeq())
                : new Resumed(conversation.id(), false, null, null);
    }
}
