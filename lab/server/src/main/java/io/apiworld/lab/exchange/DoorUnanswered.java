package io.apiworld.lab.exchange;

/** The door gave no answer; the message says in a few words why. */
public final class DoorUnanswered extends RuntimeException {

    DoorUnanswered(String reason, Throwable cause) {
        super(reason, cause);
    }
}
