package io.apiworld.chat.socket;

import io.apiworld.chat.presence.Presences;
import io.apiworld.chat.socket.Outgoing.Look;
import io.apiworld.chat.socket.Outgoing.Say;
import io.apiworld.defaults.security.Caller;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** Opens and closes sockets, and gives each a thread of its own that says what is to be said. */
@Component
final class SocketOffice {

    private static final Logger log = LoggerFactory.getLogger(SocketOffice.class);

    private final Connections connections;
    private final Outlook outlook;
    private final Presences presences;
    private final SocketTools tools;

    SocketOffice(Connections connections, Outlook outlook, Presences presences, SocketTools tools) {
        this.connections = connections;
        this.outlook = outlook;
        this.presences = presences;
        this.tools = tools;
    }

    Connection connect(WebSocketSession session) {
        letCloseFramesTakeTheirTime(session);
        return new Connection(
                session,
                credentials(session),
                tools.format(),
                tools.rules(),
                tools.clock().instant());
    }

    void admit(Connection connection) {
        connections.add(connection);
        if (connections.countOf(connection.caller().username()) > tools.rules().perPerson()) {
            connection.close(CloseCodes.CONNECTION_LIMIT);
        } else {
            Thread.ofVirtual().name("socket-" + connection.id()).start(() -> sayWhatIsToBeSaid(connection));
        }
    }

    void heardFrame(Connection connection) {
        connection.liveness().heardFrame(tools.clock().instant());
    }

    void heardPong(Connection connection) {
        connection.liveness().heardPong(tools.clock().instant());
    }

    void inTraceOf(Connection connection, String name, Runnable work) {
        tools.traces().continued(connection.handshake(), name, work);
    }

    void closed(Connection connection, CloseStatus status) {
        connection.gone();
        if (connections.remove(connection)) {
            presences.left(connection.id());
            log.info(
                    "Socket {} of {} closed with code {}",
                    connection.id(),
                    connection.caller().username(),
                    status.getCode());
        }
    }

    private void sayWhatIsToBeSaid(Connection connection) {
        try {
            for (var next = connection.awaitOutgoing(); next.isPresent(); next = connection.awaitOutgoing()) {
                say(connection, next.get());
            }
        } catch (SessionLimitExceededException _) {
            connection.close(CloseCodes.SLOW_CONSUMER);
        } catch (IOException | IllegalStateException _) {
            connection.close(CloseCodes.GOING_AWAY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.error("Socket {} cannot be told what is new", connection.id(), failed);
            connection.close(CloseCodes.SERVER_ERROR);
        }
    }

    private void say(Connection connection, Outgoing next) throws IOException {
        switch (next) {
            case Say say -> connection.write(say.message());
            case Look(var at) -> outlook.look(connection, at);
        }
    }

    // Tomcat would give every close frame but 1000 no more than 50 ms, and then drop the line without a word.
    private void letCloseFramesTakeTheirTime(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession wrapper
                && wrapper.getNativeSession() instanceof Session tomcats) {
            var patience = tools.rules().sendWithin().toMillis();
            tomcats.getUserProperties()
                    .put("org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", patience);
        }
    }

    private static Credentials credentials(WebSocketSession session) {
        var token = (JwtAuthenticationToken) Objects.requireNonNull(session.getPrincipal());
        var authorities = token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Credentials(
                Caller.of(token), authorities, token.getToken().getExpiresAt(), HandshakeTrace.of(session));
    }
}
