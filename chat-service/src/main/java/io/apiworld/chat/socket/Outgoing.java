package io.apiworld.chat.socket;

import io.apiworld.chat.signal.Signal;
import org.springframework.web.socket.WebSocketMessage;

/** Something that waits for its turn on a socket. */
sealed interface Outgoing {

    /** Said as it is. Not a record: two answers that look alike are still two. */
    final class Say implements Outgoing {

        private final WebSocketMessage<?> message;

        Say(WebSocketMessage<?> message) {
            this.message = message;
        }

        WebSocketMessage<?> message() {
            return message;
        }
    }

    /** What is new is read when its turn has come; to be told twice meanwhile is to be told once. */
    record Look(Signal at) implements Outgoing {}
}
