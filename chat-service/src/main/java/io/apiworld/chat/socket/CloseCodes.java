package io.apiworld.chat.socket;

import org.springframework.web.socket.CloseStatus;

/** Why a socket is closed. After 1xxx and 40xx a client connects again; after 41xx it should not, before something has changed. */
final class CloseCodes {

    static final CloseStatus GOING_AWAY = new CloseStatus(1001, "server going away");
    static final CloseStatus SERVER_ERROR = new CloseStatus(1011, "server error");
    static final CloseStatus SLOW_CONSUMER = new CloseStatus(4000, "slow consumer");
    static final CloseStatus TOKEN_EXPIRED = new CloseStatus(4001, "token expired");
    static final CloseStatus NO_HELLO = new CloseStatus(4002, "no hello in time");
    static final CloseStatus NO_PONG = new CloseStatus(4003, "no pong");
    static final CloseStatus FORBIDDEN = new CloseStatus(4100, "invalid token or forbidden");
    static final CloseStatus CONNECTION_LIMIT = new CloseStatus(4102, "connection limit");

    private CloseCodes() {}

    /** @param what fit to be shown; a close frame holds at most 123 bytes of it (RFC 6455, section 5.5) */
    static CloseStatus badFrame(String what) {
        var reason = "bad frame: " + what;
        return new CloseStatus(4101, reason.length() > 120 ? reason.substring(0, 120) : reason);
    }
}
