package io.apiworld.webhooks.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Claims what is due, as much as it has hands for, and delivers each in a virtual thread of its own. */
@Component
class DeliveryWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);

    private final DeliveryQueue queue;
    private final Delivering delivering;
    private final DeliveryRules rules;
    private final Clock clock;
    private final Semaphore hands;
    private final Semaphore reasons = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    DeliveryWorker(DeliveryQueue queue, Delivering delivering, DeliveryRules rules, Clock clock) {
        this.queue = queue;
        this.delivering = delivering;
        this.rules = rules;
        this.clock = clock;
        this.hands = new Semaphore(rules.concurrency());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(DeliveriesPlanned planned) {
        wake();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("delivery-worker").start(this::workUntilStopped);
    }

    /** Lets attempts that are under way end; whatever does not end in time is taken up when its lease is over. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            var worker = thread;
            if (worker != null) {
                worker.join(PATIENCE_AT_THE_END);
            }
            if (hands.tryAcquire(rules.concurrency(), PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.release(rules.concurrency());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void wake() {
        reasons.release();
    }

    private void workUntilStopped() {
        while (running) {
            try {
                deliverWhatIsDue();
            } catch (RuntimeException failed) {
                log.warn("No deliveries could be claimed; the next try is in {}", rules.pollEvery(), failed);
            }
            awaitReason();
        }
    }

    private void deliverWhatIsDue() {
        var free = hands.availablePermits();
        if (free > 0) {
            var now = clock.instant();
            queue.claim(free, now, now.plus(rules.lease())).forEach(this::deliver);
        }
    }

    private void deliver(ClaimedDelivery delivery) {
        hands.acquireUninterruptibly();
        Thread.ofVirtual().name(delivery.id()).start(() -> {
            try {
                delivering.attempt(delivery);
            } catch (RuntimeException failed) {
                log.error(
                        "Delivery {} failed on our side; it is tried again when its lease ends", delivery.id(), failed);
            } finally {
                hands.release();
                wake();
            }
        });
    }

    private void awaitReason() {
        try {
            reasons.tryAcquire(rules.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
            reasons.drainPermits();
        } catch (InterruptedException stopped) {
            running = false;
        }
    }
}
