package io.apiworld.chat.socket;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * The deadlines of one socket. A WebSocket pong counts as a sign of life until the client has sent a ping frame of its own: from
 * then on its own frames count alone, since a proxy may answer WebSocket pings for a client that is gone.
 */
final class Liveness {

    private final SocketRules rules;
    private final Instant opened;
    private volatile boolean greeted;
    private volatile boolean pingsItself;
    private volatile Instant lastHeard;
    private volatile Instant lastPinged;
    private volatile @Nullable Instant tokenExpires;

    Liveness(SocketRules rules, Instant opened, @Nullable Instant tokenExpires) {
        this.rules = rules;
        this.opened = opened;
        this.lastHeard = opened;
        this.lastPinged = opened;
        this.tokenExpires = tokenExpires;
    }

    void greeted() {
        greeted = true;
    }

    void heardFrame(Instant at) {
        lastHeard = at;
    }

    void heardPong(Instant at) {
        if (!pingsItself) {
            lastHeard = at;
        }
    }

    void pingsItself() {
        pingsItself = true;
    }

    void renewedUntil(@Nullable Instant expiry) {
        tokenExpires = expiry;
    }

    /** Why the socket is to be closed now, if it is. */
    Optional<CloseStatus> deadline(Instant now) {
        var expiry = tokenExpires;
        if (expiry != null && !now.isBefore(expiry)) {
            return Optional.of(CloseCodes.TOKEN_EXPIRED);
        }
        if (!greeted) {
            return now.isAfter(opened.plus(rules.helloWithin())) ? Optional.of(CloseCodes.NO_HELLO) : Optional.empty();
        }
        return now.isAfter(lastHeard.plus(rules.pingEvery()).plus(rules.pongWithin()))
                ? Optional.of(CloseCodes.NO_PONG)
                : Optional.empty();
    }

    /** Whether it is time to ask; true once for each interval. */
    boolean isPingDue(Instant now) {
        if (now.isBefore(lastPinged.plus(rules.pingEvery()))) {
            return false;
        }
        lastPinged = now;
        return true;
    }
}
