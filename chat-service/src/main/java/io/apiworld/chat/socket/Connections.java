package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.signal.Signal;
import io.apiworld.chat.signal.Signal.ConversationMoved;
import io.apiworld.chat.signal.Signal.OffersMoved;
import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signal.QueueMoved;
import io.apiworld.chat.signal.Signal.ReadMoved;
import io.apiworld.chat.signal.Signal.Typing;
import io.apiworld.chat.signal.SignalListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The open sockets of this instance. A signal is passed to those whom it may concern. */
@Component
final class Connections implements SignalListener {

    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    void add(Connection connection) {
        open.put(connection.id(), connection);
    }

    /** @return whether it was there: whoever removes it also tidies up after it */
    boolean remove(Connection connection) {
        return open.remove(connection.id()) != null;
    }

    Collection<Connection> all() {
        return List.copyOf(open.values());
    }

    long countOf(String username) {
        return open.values().stream()
                .filter(connection -> connection.caller().username().equals(username))
                .count();
    }

    @Override
    public void on(Signal signal) {
        open.values().stream()
                .filter(connection -> concerns(signal, connection))
                .forEach(connection -> connection.look(signal));
    }

    private static boolean concerns(Signal signal, Connection connection) {
        return switch (signal) {
            case ConversationMoved(var conversation) -> follows(connection, conversation);
            case ReadMoved(var conversation, var _) -> follows(connection, conversation);
            case Typing(var conversation, var _) -> follows(connection, conversation);
            case OffersMoved(var agent) ->
                connection.isAgent() && connection.caller().username().equals(agent);
            case QueueMoved _, PresenceMoved _ -> connection.isAgent();
        };
    }

    private static boolean follows(Connection connection, String conversation) {
        return connection.subscription(new ConversationId(conversation)).isPresent();
    }
}
