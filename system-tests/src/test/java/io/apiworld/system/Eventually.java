package io.apiworld.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(45);

    /** The first value that the condition accepts, asked for every 100 ms, at most for 45 seconds. */
    static <T> T eventually(String what, Supplier<T> value, Predicate<T> condition) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var last = value.get();
        while (!condition.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + LIMIT.toSeconds() + " s: " + what + "; last seen: " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            last = value.get();
        }
        return last;
    }

    private Eventually() {}
}
