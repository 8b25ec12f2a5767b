package io.apiworld.launcher.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One certain process, alive or not. */
public record Running(String name, long pid, String birth) {

    private static final long LOOK_EVERY_MILLIS = 20;

    static Optional<Running> of(String name, long pid) {
        return Birth.of(pid).map(birth -> new Running(name, pid, birth.value()));
    }

    public boolean alive() {
        return Birth.of(pid).filter(now -> now.value().equals(birth)).isPresent();
    }

    /** Asks it to end, and ends it when it has not within the time given. */
    public void stop(Duration patience) {
        signal(ProcessHandle::destroy);
        if (!gone(patience)) {
            kill();
        }
    }

    /** Ends it at once; it can do nothing about it. */
    public void kill() {
        signal(ProcessHandle::destroyForcibly);
        gone(Duration.ofSeconds(10));
    }

    /** Waits until it is gone. */
    public boolean gone(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (alive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private void signal(java.util.function.Consumer<ProcessHandle> signal) {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(signal);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process was ending", e);
        }
    }
}
