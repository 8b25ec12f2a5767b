package io.apiworld.gateway.circuit;

import io.apiworld.gateway.circuit.Circuits.State;
import io.apiworld.gateway.routing.BackendFailure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** One route's breaker, and since when it is open. */
final class Circuit {

    private final CircuitBreaker breaker;
    private final Duration rest;
    private final Clock clock;
    private volatile Instant opened = Instant.MIN;

    Circuit(String route, CircuitPolicy policy, Clock clock) {
        this.breaker = CircuitBreaker.of(route, policy.config(clock));
        this.rest = policy.rest();
        this.clock = clock;
        breaker.getEventPublisher().onStateTransition(change -> {
            if (change.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                opened = clock.instant();
            }
        });
    }

    /** The call, if the circuit lets it; an attempt that never ends by itself gives its permission back. */
    Mono<Void> around(Mono<Void> call) {
        return Mono.defer(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(new CircuitOpen(breaker.getName(), secondsLeft()));
            }
            var started = System.nanoTime();
            return call.doOnSuccess(_ -> breaker.onSuccess(since(started), TimeUnit.NANOSECONDS))
                    .doOnError(failure -> settle(failure, since(started)))
                    .doOnCancel(breaker::releasePermission);
        });
    }

    State state() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> State.OPEN;
            case HALF_OPEN -> State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
        };
    }

    private static long since(long started) {
        return System.nanoTime() - started;
    }

    private void settle(Throwable failure, long took) {
        if (failure instanceof BackendFailure failed && failed.mayHealWithRest()) {
            breaker.onError(took, TimeUnit.NANOSECONDS, failure);
        } else {
            // Ours or the client's (a body too large), or one that no rest heals (a certificate): it says nothing of
            // its load.
            breaker.releasePermission();
        }
    }

    /** Rounded up, and never nothing: while trials run there is no end to name. */
    private long secondsLeft() {
        var left = Duration.between(clock.instant(), opened.equals(Instant.MIN) ? clock.instant() : opened.plus(rest));
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
