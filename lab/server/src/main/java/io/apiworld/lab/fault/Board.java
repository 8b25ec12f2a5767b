package io.apiworld.lab.fault;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.FaultNotice;
import io.apiworld.lab.watching.Changes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The faults that are on, and whom they concern. */
@Component
final class Board implements FaultBoard {

    /** For all who are to hear of a change. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Audience audience;
    private final Changes changes = new Changes();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    /** Versions of another start of the lab mean nothing to this one. */
    private final String start = UUID.randomUUID().toString().substring(0, 8);

    private volatile boolean closed;

    Board(Clock clock) {
        this.clock = clock;
        this.audience = new Audience(clock);
    }

    @Override
    public Fault on(FaultWish wish) {
        var kind = FaultCatalogue.checked(wish);
        var fault = new Fault(
                UUID.randomUUID().toString().substring(0, 8),
                wish.service(),
                wish.kind(),
                wish.onlyFor(),
                timeOf(wish, kind),
                clock.instant().plus(wish.lasts()));
        var version = change(() -> {
            faults.values().removeIf(other -> isSame(other, fault));
            faults.put(fault.id(), fault);
        });
        var part = kind.doneBy(wish.service());
        if (audience.waitFor(part, version, PATIENCE, true) == 0) {
            change(() -> faults.remove(fault.id()));
            throw new FaultNotTaken(part);
        }
        return fault;
    }

    @Override
    public void off(String id) {
        end(fault -> fault.id().equals(id));
    }

    @Override
    public void allOff() {
        end(_ -> true);
    }

    @Override
    public List<Fault> on() {
        return changes.look(() -> those(_ -> true));
    }

    /** What a part is to know, as soon as it is more than it has seen, or after some time as it is. */
    FaultNotice newerThan(String seen, String part, String instance, Duration patience) {
        var heard = numberOf(seen);
        audience.asks(part, instance, heard);
        try {
            return changes.lookAfter(
                    heard,
                    () -> closed,
                    patience,
                    () -> new FaultNotice(start + "." + changes.version(), those(fault -> concerns(fault, part))));
        } finally {
            audience.isAnswered(part, instance, heard);
        }
    }

    /** Nobody is kept waiting by a lab that ends. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        change(() -> {});
    }

    boolean isClosed() {
        return closed;
    }

    private void end(Predicate<Fault> which) {
        var parts = changes.look(() -> those(which)).stream()
                .flatMap(fault -> FaultCatalogue.kind(fault.kind()).stream().map(kind -> kind.doneBy(fault.service())))
                .collect(Collectors.toSet());
        if (!parts.isEmpty()) {
            var version = change(() -> faults.values().removeIf(which));
            waitFor(parts, version);
        }
    }

    private void waitFor(Set<String> parts, int version) {
        var until = clock.instant().plus(PATIENCE);
        for (var part : parts) {
            audience.waitFor(part, version, Duration.between(clock.instant(), until), false);
        }
    }

    /** @return the version that the change has made */
    private int change(Runnable change) {
        changes.make(() -> {
            change.run();
            faults.values().removeIf(fault -> !fault.isOnAt(clock.instant()));
            return faults.size();
        });
        // Perhaps that of a later change: whoever has heard of that one has heard of ours.
        return changes.look(changes::version);
    }

    private List<Fault> those(Predicate<Fault> which) {
        var now = clock.instant();
        return faults.values().stream()
                .filter(fault -> fault.isOnAt(now))
                .filter(which)
                .toList();
    }

    /** The gateway is to know of all: what fails for one caller only is not to open a circuit to the others. */
    private static boolean concerns(Fault fault, String part) {
        return part.equals(FaultCatalogue.GATEWAY)
                || part.equals(fault.service())
                        && FaultCatalogue.kind(fault.kind())
                                .filter(kind -> kind.doneBy(part).equals(part))
                                .isPresent();
    }

    private static boolean isSame(Fault one, Fault other) {
        return one.service().equals(other.service())
                && one.kind().equals(other.kind())
                && Optional.ofNullable(one.onlyFor()).equals(Optional.ofNullable(other.onlyFor()));
    }

    private static Duration timeOf(FaultWish wish, FaultKind kind) {
        if (!kind.takesTime()) {
            return Duration.ZERO;
        }
        var by = wish.by();
        return by == null ? FaultCatalogue.USUAL_TIME : by;
    }

    /** Below all versions for what this start of the lab has not said. */
    private int numberOf(String seen) {
        return seen.matches(start + "\\.\\d{1,9}") ? Integer.parseInt(seen.substring(start.length() + 1)) : -1;
    }
}
