package io.apiworld.chat.outbox;

import io.apiworld.chat.outbox.Receipt.Refused;
import io.apiworld.chat.outbox.Receipt.Taken;
import io.apiworld.chat.outbox.Receipt.TryLater;
import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands stored events to webhook-dispatcher, each in the trace of what it tells of. */
@Component
final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxRows rows;
    private final Dispatcher dispatcher;
    private final RelayRules rules;
    private final Traces traces;
    private final Clock clock;

    OutboxRelay(OutboxRows rows, Dispatcher dispatcher, RelayRules rules, Traces traces, Clock clock) {
        this.rows = rows;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.traces = traces;
        this.clock = clock;
    }

    /** Works until nothing is due: an event that was taken makes the next one of its conversation due. */
    void relayAllThatIsDue() {
        while (relayBatch() > 0) {}
    }

    void forgetOld() {
        rows.forgetSentBefore(clock.instant().minus(rules.keepSent()));
    }

    private int relayBatch() {
        var now = clock.instant();
        var leased = rows.lease(rules.batch(), now, now.plus(rules.lease()));
        leased.forEach(this::relay);
        return leased.size();
    }

    private void relay(OutboxRow row) {
        traces.continued(row.trace(), "relay " + row.type(), () -> settle(row, dispatcher.take(row)));
    }

    private void settle(OutboxRow row, Receipt receipt) {
        var now = clock.instant();
        switch (receipt) {
            case Taken _ -> {
                rows.sent(row, now);
                log.info("Event {} ({}) handed on at attempt {}", row.id(), row.type(), row.attempts());
            }
            case Refused(String problem) -> {
                rows.refused(row, problem, now);
                log.error("Event {} ({}) was refused for good: {}", row.id(), row.type(), problem);
            }
            case TryLater(String problem) -> {
                var pause = rules.pauseAfter(row.attempts());
                rows.retry(row, problem, now.plus(pause));
                log.warn("Event {} ({}) tried again in {}: {}", row.id(), row.type(), pause, problem);
            }
        }
    }
}
