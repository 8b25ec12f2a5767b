package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.delivery.Next.RetryAt;
import io.apiworld.webhooks.endpoint.Endpoints;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records an attempt and decides how the delivery goes on. */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final DeliveryQueue queue;
    private final Endpoints endpoints;
    private final RetryPolicy policy;
    private final Clock clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    Settlement(DeliveryQueue queue, Endpoints endpoints, RetryPolicy policy, Clock clock) {
        this.queue = queue;
        this.endpoints = endpoints;
        this.policy = policy;
        this.clock = clock;
    }

    @Transactional
    void settle(ClaimedDelivery delivery, Instant at, long durationMs, Reply reply) {
        var outcome = Outcome.of(reply);
        var next = policy.after(delivery.attemptsOfThisRound(), outcome, clock.instant(), chance);
        var attempt = Attempt.of(at, durationMs, reply, outcome);
        if (!queue.settle(delivery, attempt, next)) {
            log.warn("Delivery {} took longer than its lease; another worker has it", delivery.id());
            return;
        }
        tell(delivery, attempt, next);
        if (outcome instanceof Outcome.Gone) {
            endpoints.disable(delivery.endpointId(), "gone");
            log.warn("Endpoint {} answered 410 and is disabled", delivery.endpointId());
        }
    }

    private static void tell(ClaimedDelivery delivery, Attempt attempt, Next next) {
        switch (next) {
            case Next.Done _ ->
                log.info(
                        "Message {} delivered to {} with status {} after {} ms, attempt {}",
                        delivery.messageId(),
                        delivery.endpointId(),
                        attempt.status(),
                        attempt.durationMs(),
                        delivery.attempts());
            case RetryAt(Instant time) ->
                log.warn(
                        "Message {} not delivered to {} at attempt {} ({}); next at {}",
                        delivery.messageId(),
                        delivery.endpointId(),
                        delivery.attempts(),
                        attempt.error(),
                        time);
            case Next.GiveUp _ ->
                log.error(
                        "Message {} given up for {} after attempt {}: {}",
                        delivery.messageId(),
                        delivery.endpointId(),
                        delivery.attempts(),
                        attempt.error());
        }
    }
}
