package io.apiworld.gateway.socket;

import io.netty.handler.codec.TooLongFrameException;
import java.util.function.Consumer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/**
 * Two sockets that behave as one: frames go across unchanged, and so does the reason why one side closed.
 *
 * @param heard is shown every frame of the client as it passes
 */
record SocketPair(WebSocketSession client, WebSocketSession backend, Consumer<WebSocketMessage> heard) {

    Mono<Void> relay() {
        return Mono.when(half(client, backend, heard), half(backend, client, _ -> {}));
    }

    /** All frames first, then the reason why no more come. */
    private static Mono<Void> half(WebSocketSession from, WebSocketSession to, Consumer<WebSocketMessage> heard) {
        return to.send(HeardOut.of(from.receive().doOnNext(heard)).doOnNext(WebSocketMessage::retain))
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
