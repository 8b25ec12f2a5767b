package io.apiworld.defaults.fault;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is on now. Costs one look at a field as long as nothing is. Safe for use by many threads. */
public final class Faults {

    private final String service;
    private final Clock clock;
    private volatile List<Fault> known = List.of();

    /** @param service the one that asks, by its name */
    public Faults(String service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    /** A fault of this service that hits the request with this id. */
    public Optional<Fault> active(String kind, @Nullable String correlationId) {
        return hitting(service, correlationId).stream()
                .filter(fault -> fault.kind().equals(kind))
                .findFirst();
    }

    /** All faults of a service that hit the request with this id: for whoever stands before that service. */
    public List<Fault> hitting(String other, @Nullable String correlationId) {
        var all = known;
        if (all.isEmpty()) {
            return all;
        }
        var now = clock.instant();
        return all.stream()
                .filter(fault -> fault.service().equals(other) && fault.isOnAt(now) && fault.hits(correlationId))
                .toList();
    }

    /** Whether nothing is on, for anybody. */
    public boolean areNone() {
        return known.isEmpty();
    }

    /** From now on these are on, and no others. */
    public void become(List<Fault> faults) {
        known = List.copyOf(faults);
    }
}
