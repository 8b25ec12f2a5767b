package io.apiworld.webhooks.delivery;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A limit for all of a piece of work, where the client only limits each of its steps: a receiver could send one byte at a time for
 * ever. Interrupts, which closes the socket that a virtual thread waits for (JEP 444).
 */
final class TimeLimit {

    /** The work failed because its time was over. */
    static final class Reached extends RuntimeException {

        Reached(RuntimeException failure) {
            super(failure);
        }
    }

    private final Duration limit;
    private final ScheduledExecutorService timer = timer();

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    /** What the work gives; at the limit it is interrupted, and fails or ends early in its own way. */
    <T> T within(Supplier<T> work) {
        var running = new Running(Thread.currentThread());
        var alarm = timer.schedule(running::interrupt, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw running.end() ? new Reached(failure) : failure;
        } finally {
            alarm.cancel(false);
            running.end();
        }
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("time-limit").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static final class Running {

        private final Thread thread;
        private boolean interrupted;
        private boolean ended;

        Running(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!ended) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** From here on no interrupt can hit what the thread does next; true if there was one. */
        synchronized boolean end() {
            if (!ended) {
                ended = true;
                Thread.interrupted();
            }
            return interrupted;
        }
    }
}
