package io.apiworld.lab.identity;

/** Nobody could be signed in; the message says at which step, and holds no secret. */
public final class NoToken extends RuntimeException {

    NoToken(String holder, String reason) {
        super("No token for %s: %s".formatted(holder, reason));
    }
}
