package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.presence.AgentStatus;
import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.signal.Signal;
import io.apiworld.chat.signal.Signals;
import io.apiworld.chat.socket.ClientFrame.Hello;
import io.apiworld.chat.socket.ClientFrame.InConversation;
import io.apiworld.chat.socket.ClientFrame.Ping;
import io.apiworld.chat.socket.ClientFrame.Presence;
import io.apiworld.chat.socket.ClientFrame.Typing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Takes frames as they come; those of one socket one after the other. */
@Component
final class ChatSocketHandler extends AbstractWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(ChatSocketHandler.class);
    private static final String CONNECTION = Connection.class.getName();

    private final SocketOffice office;
    private final FrameFormat format;
    private final Greeting greeting;
    private final Dialogue dialogue;
    private final Presences presences;
    private final Signals signals;

    ChatSocketHandler(
            SocketOffice office,
            FrameFormat format,
            Greeting greeting,
            Dialogue dialogue,
            Presences presences,
            Signals signals) {
        this.office = office;
        this.format = format;
        this.greeting = greeting;
        this.dialogue = dialogue;
        this.presences = presences;
        this.signals = signals;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var connection = office.connect(session);
        session.getAttributes().put(CONNECTION, connection);
        office.admit(connection);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var connection = connection(session);
        office.heardFrame(connection);
        try {
            handle(connection, format.read(message.getPayload()));
        } catch (BadFrame bad) {
            connection.close(CloseCodes.badFrame(bad.what()));
        } catch (RuntimeException failed) {
            log.error("A frame of socket {} could not be handled", connection.id(), failed);
            connection.close(CloseCodes.SERVER_ERROR);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        connection(session).close(CloseCodes.badFrame("binary"));
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        office.heardPong(connection(session));
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        log.debug("Socket {} broke", connection(session).id(), failure);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        office.closed(connection(session), status);
    }

    private void handle(Connection connection, ClientFrame frame) {
        var who = connection.participant().orElse(null);
        if (frame instanceof Hello hello) {
            office.inTraceOf(connection, "frame hello", () -> greeting.hello(connection, hello));
        } else if (who == null) {
            throw new BadFrame("hello must come first");
        } else {
            handle(connection, who, frame);
        }
    }

    private void handle(Connection connection, Participant who, ClientFrame frame) {
        switch (frame) {
            case Hello _ -> throw new IllegalStateException("handled before");
            case InConversation about -> dialogue.handle(connection, who, about);
            case Typing typing -> typing(connection, who, typing);
            case Presence presence -> declare(connection, who, presence);
            case Ping _ -> {
                connection.liveness().pingsItself();
                connection.say(new ServerFrame.Pong());
            }
        }
    }

    /** For those only who follow the conversation, and dropped without a word for others. */
    private void typing(Connection connection, Participant who, Typing typing) {
        if (connection.subscription(typing.conv()).isPresent()) {
            signals.send(new Signal.Typing(typing.conv().value(), who.username()));
        }
    }

    private void declare(Connection connection, Participant who, Presence presence) {
        if (!who.isAgent() || presence.status() == AgentStatus.OFFLINE) {
            connection.say(new ServerFrame.Error(
                    "not-allowed", "Agents are online, away or busy; offline is who is not connected.", null));
        } else {
            presences.declare(who.username(), presence.status());
        }
    }

    private static Connection connection(WebSocketSession session) {
        if (session.getAttributes().get(CONNECTION) instanceof Connection connection) {
            return connection;
        }
        throw new IllegalStateException("A frame came before its socket was open");
    }
}
