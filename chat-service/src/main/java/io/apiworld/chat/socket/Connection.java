package io.apiworld.chat.socket;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.conversation.Participant;
import io.apiworld.chat.signal.Signal;
import io.apiworld.chat.socket.Outgoing.Look;
import io.apiworld.chat.socket.Outgoing.Say;
import io.apiworld.defaults.security.Caller;
import io.apiworld.defaults.tracing.TraceLink;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/** One open socket, and what we know of the one at its other end. */
final class Connection {

    private static final int BUFFER = 256 * 1024;

    private final String id = UUID.randomUUID().toString();
    private final WebSocketSession raw;
    private final ConcurrentWebSocketSessionDecorator session;
    private final FrameFormat format;
    private final Caller caller;
    private final Set<String> authorities;
    private final TraceLink handshake;
    private final Mailbox mailbox;
    private final Liveness liveness;
    private final Told told = new Told();
    private final Map<ConversationId, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Participant participant;

    Connection(WebSocketSession raw, Credentials credentials, FrameFormat format, SocketRules rules, Instant now) {
        this.raw = raw;
        this.session = new ConcurrentWebSocketSessionDecorator(
                raw, Math.toIntExact(rules.sendWithin().toMillis()), BUFFER);
        this.format = format;
        this.caller = credentials.caller();
        this.authorities = credentials.authorities();
        this.handshake = credentials.handshake();
        this.mailbox = new Mailbox(rules.waitingFrames());
        this.liveness = new Liveness(rules, now, credentials.expiresAt());
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    boolean has(String scope) {
        return authorities.contains("SCOPE_" + scope);
    }

    TraceLink handshake() {
        return handshake;
    }

    Liveness liveness() {
        return liveness;
    }

    Told told() {
        return told;
    }

    /** Who is there; nothing before the hello. */
    Optional<Participant> participant() {
        return Optional.ofNullable(participant);
    }

    boolean isAgent() {
        return participant().filter(Participant::isAgent).isPresent();
    }

    void greeted(Participant who) {
        participant = who;
        liveness.greeted();
    }

    Map<ConversationId, Subscription> subscriptions() {
        return subscriptions;
    }

    Optional<Subscription> subscription(ConversationId conversation) {
        return Optional.ofNullable(subscriptions.get(conversation));
    }

    void say(ServerFrame frame) {
        put(new Say(new TextMessage(format.write(frame))));
    }

    void ping() {
        put(new Say(new PingMessage()));
    }

    void look(Signal at) {
        put(new Look(at));
    }

    Optional<Outgoing> awaitOutgoing() throws InterruptedException {
        return mailbox.take();
    }

    /** Only by the socket's own thread. */
    void write(ServerFrame frame) throws IOException {
        write(new TextMessage(format.write(frame)));
    }

    void write(WebSocketMessage<?> message) throws IOException {
        session.sendMessage(message);
    }

    /** How long the frame that is being sent has kept the client busy. */
    long millisecondsSinceSendStarted() {
        return session.getTimeSinceSendStarted();
    }

    /** Closes the socket, once; never waits for the other end. */
    void close(CloseStatus status) {
        if (closing.compareAndSet(false, true)) {
            mailbox.close();
            Thread.ofVirtual().name("close-" + id).start(() -> closeNow(status));
        }
    }

    boolean isClosing() {
        return closing.get();
    }

    /** The other end has closed it. */
    void gone() {
        closing.set(true);
        mailbox.close();
    }

    private void put(Outgoing outgoing) {
        if (!mailbox.put(outgoing)) {
            close(CloseCodes.SLOW_CONSUMER);
        }
    }

    private void closeNow(CloseStatus status) {
        try {
            // The decorator would put a code of its own in the place of ours.
            raw.close(status);
        } catch (IOException | IllegalStateException _) {
            gone();
        }
    }
}
