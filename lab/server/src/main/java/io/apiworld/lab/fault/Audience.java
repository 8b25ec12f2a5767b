package io.apiworld.lab.fault;

import io.apiworld.lab.watching.Changes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The instances that come and ask, and what each has heard. Safe for use by many threads. */
final class Audience {

    /** Between an answer and the next question there is no more than this, or the instance is gone. */
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Clock clock;
    private final Changes changes = new Changes();
    private final Map<String, Listener> listeners = new HashMap<>();

    Audience(Clock clock) {
        this.clock = clock;
    }

    /** @param waits whether it holds a question open */
    private record Listener(String part, int heard, boolean waits, Instant lastSeen) {}

    /** An instance asks, and so has heard of all up to this version. */
    void asks(String part, String instance, int heard) {
        note(part, instance, heard, true);
    }

    /** It is answered, and has not come back yet. */
    void isAnswered(String part, String instance, int heard) {
        note(part, instance, heard, false);
    }

    private void note(String part, String instance, int heard, boolean waits) {
        changes.make(() -> {
            listeners.values().removeIf(this::isGone);
            return Optional.ofNullable(
                    listeners.put(part + "/" + instance, new Listener(part, heard, waits, clock.instant())));
        });
    }

    /** Waits until all instances of a part that run have heard of a version, or until patience ends; says how many have. */
    long waitFor(String part, int version, Duration patience, boolean forSomebody) {
        return changes.lookAfter(
                Integer.MAX_VALUE, () -> allKnow(part, version, forSomebody), patience, () -> knowing(part, version));
    }

    private boolean allKnow(String part, int version, boolean forSomebody) {
        var running = listeners.values().stream()
                .filter(listener -> listener.part().equals(part) && !isGone(listener))
                .toList();
        return running.stream().allMatch(listener -> listener.heard() >= version)
                && !(forSomebody && running.isEmpty());
    }

    private long knowing(String part, int version) {
        return listeners.values().stream()
                .filter(listener -> listener.part().equals(part) && listener.heard() >= version)
                .count();
    }

    private boolean isGone(Listener listener) {
        return !listener.waits() && listener.lastSeen().plus(BETWEEN).isBefore(clock.instant());
    }
}
