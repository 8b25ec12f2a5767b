package io.apiworld.gateway.socket;

import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** Two sockets that behave as one: frames go across unchanged, and so does the reason why one side closed. */
record SocketPair(WebSocketSession client, WebSocketSession backend) {

    Mono<Void> relay() {
        var frames = Mono.when(across(client, backend), across(backend, client));
        var closes = Mono.when(closing(client, backend), closing(backend, client));
        // The close handshake has the last word: the end of the frames alone would close with 1000.
        return Mono.when(frames.onErrorComplete(), closes);
    }

    private static Mono<Void> across(WebSocketSession from, WebSocketSession to) {
        return to.send(from.receive().doOnNext(WebSocketMessage::retain));
    }

    private static Mono<Void> closing(WebSocketSession first, WebSocketSession other) {
        return first.closeStatus()
                .defaultIfEmpty(CloseStatus.NO_CLOSE_FRAME)
                .flatMap(status -> other.close(passable(status)));
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
