package io.apiworld.webhooks.delivery;

import io.apiworld.defaults.tracing.Traces;
import io.apiworld.webhooks.delivery.Reply.Unanswered;
import io.apiworld.webhooks.endpoint.Endpoint;
import io.apiworld.webhooks.endpoint.Endpoints;
import io.apiworld.webhooks.signing.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes one attempt, in the trace of what it tells of. */
@Component
final class Delivering {

    private final Endpoints endpoints;
    private final Courier courier;
    private final Settlement settlement;
    private final Traces traces;
    private final Clock clock;

    Delivering(Endpoints endpoints, Courier courier, Settlement settlement, Traces traces, Clock clock) {
        this.endpoints = endpoints;
        this.courier = courier;
        this.settlement = settlement;
        this.traces = traces;
        this.clock = clock;
    }

    void attempt(ClaimedDelivery delivery) {
        traces.continued(delivery.trace(), "deliver " + delivery.eventType(), () -> {
            var at = clock.instant();
            var started = System.nanoTime();
            var reply = send(delivery);
            settlement.settle(delivery, at, (System.nanoTime() - started) / 1_000_000, reply);
        });
    }

    private Reply send(ClaimedDelivery delivery) {
        return endpoints
                .find(delivery.endpointId())
                .map(endpoint ->
                        endpoint.isEnabled() ? send(delivery, endpoint) : new Unanswered(Trouble.ENDPOINT_DISABLED))
                .orElse(new Unanswered(Trouble.ENDPOINT_DELETED));
    }

    private Reply send(ClaimedDelivery delivery, Endpoint endpoint) {
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var now = clock.instant();
        var signature = Signature.of(delivery.messageId(), now, body, endpoints.secretsOf(endpoint.id(), now));
        return courier.post(endpoint.urlFor(delivery.eventType()), signature, body);
    }
}
