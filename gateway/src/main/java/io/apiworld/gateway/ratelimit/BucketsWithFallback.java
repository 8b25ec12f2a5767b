package io.apiworld.gateway.ratelimit;

import io.apiworld.gateway.correlation.Trail;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One count for several gateways as long as the shared store answers in time; while it does not, each gateway counts for itself.
 * Then a caller has at most as many quotas as there are gateways: neither is the door open to all, nor shut. docs/adr/0016.
 */
final class BucketsWithFallback implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(BucketsWithFallback.class);

    private final Buckets shared;
    private final Buckets own;
    private final Duration patience;
    private final Duration pause;
    private final Clock clock;
    private final AtomicReference<Instant> awayUntil = new AtomicReference<>(Instant.MIN);

    BucketsWithFallback(Buckets shared, Buckets own, Quotas quotas, Clock clock) {
        this.shared = shared;
        this.own = own;
        this.patience = quotas.patience();
        this.pause = quotas.pause();
        this.clock = clock;
    }

    @Override
    public Mono<ConsumptionProbe> take(String key, Quota quota) {
        return Mono.deferContextual(course -> clock.instant().isBefore(awayUntil.get())
                ? own.take(key, quota)
                : shared.take(key, quota)
                        .timeout(patience)
                        .doOnNext(_ -> isBack(Trail.in(course)))
                        .onErrorResume(failure -> {
                            isAway(failure, Trail.in(course));
                            return own.take(key, quota);
                        }));
    }

    /** Told once, not for each request; and nobody waits for it again before the pause is over. */
    private void isAway(Throwable failure, Trail trail) {
        var before = awayUntil.getAndSet(clock.instant().plus(pause));
        if (before.equals(Instant.MIN)) {
            trail.inLog(() -> log.warn("Quotas are counted by this gateway alone for now: {}", failure.toString()));
        }
    }

    private void isBack(Trail trail) {
        if (!awayUntil.getAndSet(Instant.MIN).equals(Instant.MIN)) {
            trail.inLog(() -> log.info("Quotas are counted for all gateways together again"));
        }
    }
}
