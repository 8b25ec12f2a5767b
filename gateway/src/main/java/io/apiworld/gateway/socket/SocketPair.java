package io.apiworld.gateway.socket;

import io.netty.handler.codec.TooLongFrameException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Two sockets that behave as one: frames go across unchanged, and so does the reason why one side closed.
 *
 * @param idle after how long without a word from the client it is taken for gone
 * @param heard is shown every frame of the client as it passes
 */
record SocketPair(WebSocketSession client, WebSocketSession backend, Duration idle, Consumer<WebSocketMessage> heard) {

    private static final CloseStatus SILENT = CloseStatus.GOING_AWAY.withReason("Nothing was heard for too long");

    Mono<Void> relay() {
        var lastHeard = new AtomicLong(System.nanoTime());
        var said = client.receive().doOnNext(heard).doOnNext(_ -> lastHeard.set(System.nanoTime()));
        return Mono.using(
                () -> farewellToTheSilent(lastHeard).subscribe(),
                _ -> Mono.when(half(client, said, backend), half(backend, backend.receive(), client)),
                Disposable::dispose);
    }

    /** One that lost its network says no farewell; without this its socket, and the service's, would stay open for good. */
    private Mono<Void> farewellToTheSilent(AtomicLong lastHeard) {
        return Flux.interval(idle.dividedBy(8))
                .filter(_ -> System.nanoTime() - lastHeard.get() > idle.toNanos())
                .next()
                .flatMap(_ -> client.close(SILENT))
                .onErrorComplete();
    }

    /** All frames first, then the reason why no more come. */
    private static Mono<Void> half(WebSocketSession from, Flux<WebSocketMessage> frames, WebSocketSession to) {
        return to.send(HeardOut.of(frames).doOnNext(WebSocketMessage::retain))
                .onErrorResume(TooLongFrameException.class, _ -> from.close(CloseStatus.TOO_BIG_TO_PROCESS))
                .onErrorComplete()
                .then(from.closeStatus().defaultIfEmpty(CloseStatus.NO_CLOSE_FRAME))
                .flatMap(status -> to.close(passable(status)))
                .onErrorComplete();
    }

    /** RFC 6455, section 7.4.1: three codes say what did not happen on the wire, and must not be sent on it. */
    private static CloseStatus passable(CloseStatus status) {
        return switch (status.getCode()) {
            case 1005 -> CloseStatus.NORMAL;
            case 1006, 1015 -> CloseStatus.SERVER_ERROR.withReason("The other side is gone");
            default -> status;
        };
    }
}
