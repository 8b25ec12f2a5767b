package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Unguessable;
import io.apiworld.lab.lesson.Lesson;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Starts runs, one after the other, and remembers the newest. */
@Component
final class Runs implements DisposableBean {

    private static final int ID_BYTES = 5;

    private final Runner runner;
    private final RunRules rules;
    private final Clock clock;
    private final ExecutorService turns =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("lesson").factory());
    private final Deque<Run> newest = new ArrayDeque<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    Runs(Runner runner, RunRules rules, Clock clock) {
        this.runner = runner;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws LabBusy if too many wait */
    Run start(Lesson lesson, boolean control, String person) {
        if (unfinished.incrementAndGet() > rules.atOnce()) {
            unfinished.decrementAndGet();
            throw new LabBusy();
        }
        var run = new Run(Unguessable.hex(ID_BYTES), lesson, control, person, clock.instant());
        remember(run);
        turns.execute(() -> {
            try {
                runner.perform(run);
            } finally {
                unfinished.decrementAndGet();
            }
        });
        return run;
    }

    /** A run of this person's. */
    synchronized Optional<Run> find(String id, String person) {
        return newest.stream()
                .filter(run -> run.id().equals(id) && run.person().equals(person))
                .findFirst();
    }

    @Override
    public void destroy() {
        turns.shutdownNow();
    }

    private synchronized void remember(Run run) {
        newest.addFirst(run);
        while (newest.size() > rules.kept()) {
            newest.removeLast();
        }
    }
}
