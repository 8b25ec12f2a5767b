package io.apiworld.chat.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** One virtual thread that does its work at every interval and whenever it is woken, never twice at a time. */
public final class PeriodicWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeriodicWorker.class);

    private final String name;
    private final Duration interval;
    private final Runnable work;
    private final Semaphore reasons = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    public PeriodicWorker(String name, Duration interval, Runnable work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    /** There may be something to do now. */
    public void wake() {
        reasons.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::workUntilStopped);
    }

    /** Returns when the round that is under way is done. */
    @Override
    public void stop() {
        running = false;
        wake();
        var worker = thread;
        if (worker != null) {
            join(worker);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void workUntilStopped() {
        while (running) {
            try {
                work.run();
            } catch (RuntimeException failed) {
                log.warn("{} failed and tries again in {}", name, interval, failed);
            }
            awaitReason();
        }
    }

    private void awaitReason() {
        try {
            reasons.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
            reasons.drainPermits();
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
