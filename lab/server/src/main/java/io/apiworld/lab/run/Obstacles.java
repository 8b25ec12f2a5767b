package io.apiworld.lab.run;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.lab.fault.FaultBoard;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.system.PartsInNeed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** What keeps a lesson from saying anything, whatever its checks find: a part that is down, or broken on purpose for everybody. */
@Component
final class Obstacles {

    private final PartsInNeed parts;
    private final FaultBoard faults;
    private final RunRules rules;
    private final Clock clock;

    Obstacles(PartsInNeed parts, FaultBoard faults, RunRules rules, Clock clock) {
        this.parts = parts;
        this.faults = faults;
        this.rules = rules;
        this.clock = clock;
    }

    /** In a sentence, with what to do about it; nothing if the way is free. */
    Optional<String> to(Lesson lesson) {
        // First, since what is broken on purpose may look as if it were down
        return faults.on().stream()
                .filter(fault -> fault.onlyFor() == null && lesson.needs().contains(fault.service()))
                .findFirst()
                .map(this::isBroken)
                .or(() -> isDown(missing(lesson.needs())));
    }

    /** A part that has much to do is slow to say that it is well: one look is not enough to hold a lesson up for. */
    private Set<String> missing(Set<String> needs) {
        var deadline = System.nanoTime() + rules.upWithin().toNanos();
        var missing = parts.notUp(needs);
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(rules.again().toNanos());
            missing = parts.notUp(needs);
        }
        return missing;
    }

    private String isBroken(Fault fault) {
        var left =
                Duration.between(clock.instant(), fault.until()).plusMillis(999).toSeconds();
        return "%s is broken on purpose (%s), for another %d s, so that nothing can be said about this lesson. Switch it off, or wait: ./api-world fault off %s"
                .formatted(fault.service(), fault.kind(), Math.max(0, left), fault.id());
    }

    private static Optional<String> isDown(Set<String> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var names = List.copyOf(new TreeSet<>(missing));
        return Optional.of(
                "%s not up, so that nothing can be said about this lesson. Start it with: ./api-world restart %s"
                        .formatted(
                                names.size() == 1 ? names.getFirst() + " is" : String.join(", ", names) + " are",
                                names.getFirst()));
    }
}
