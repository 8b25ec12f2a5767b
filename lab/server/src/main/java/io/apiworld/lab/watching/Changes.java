package io.apiworld.lab.watching;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Guards something that changes while others watch it, each from the version that it has seen. Safe for use by many threads. */
public final class Changes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int version;

    /** Makes a change, of which all who wait are told. */
    public <T> T make(Supplier<T> change) {
        lock.lock();
        try {
            var result = change.get();
            version++;
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Looks while nothing changes. */
    public <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** How many changes there have been; for use within a look. */
    public int version() {
        return version;
    }

    /**
     * Looks as soon as there is something newer than what was seen, or after some time all the same.
     *
     * @param over whether nothing will change any more, so that there is nothing to wait for
     */
    public <T> T lookAfter(int seen, BooleanSupplier over, Duration patience, Supplier<T> look) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (version <= seen && !over.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
