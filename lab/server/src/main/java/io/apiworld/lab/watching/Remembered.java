package io.apiworld.lab.watching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of a look, kept for a moment. Who asks while somebody is looking waits for that look. A failure is not kept. Safe
 * for use by many threads.
 */
public final class Remembered<T> {

    private final Supplier<T> look;
    private final Duration freshFor;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Seen<T> last;

    public Remembered(Supplier<T> look, Duration freshFor, Clock clock) {
        this.look = look;
        this.freshFor = freshFor;
        this.clock = clock;
    }

    public T value() {
        var seen = last;
        return seen != null && isFresh(seen) ? seen.value : lookUnlessSomebodyDid();
    }

    private T lookUnlessSomebodyDid() {
        looking.lock();
        try {
            var seen = last;
            if (seen != null && isFresh(seen)) {
                return seen.value;
            }
            var value = look.get();
            last = new Seen<>(value, clock.instant());
            return value;
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh(Seen<T> seen) {
        return clock.instant().isBefore(seen.at.plus(freshFor));
    }

    private record Seen<T>(T value, Instant at) {}
}
