package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** A lesson that somebody has started. Safe for use by many threads: one runs it, others watch. */
final class Run {

    private final String id;
    private final Lesson lesson;
    private final boolean control;
    private final String person;
    private final Link link;
    private final Instant startedAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<StepResult> steps;
    private RunState state = RunState.WAITING;
    private String verdict = "";
    private int version;

    Run(String id, Lesson lesson, boolean control, String person, Instant startedAt) {
        this.id = id;
        this.lesson = lesson;
        this.control = control;
        this.person = person;
        this.link = Link.of("lesson-" + id);
        this.startedAt = startedAt;
        this.steps = new ArrayList<>(planned().stream().map(StepResult::waiting).toList());
    }

    String id() {
        return id;
    }

    Lesson lesson() {
        return lesson;
    }

    boolean isControl() {
        return control;
    }

    String person() {
        return person;
    }

    Link link() {
        return link;
    }

    List<Step> planned() {
        return control ? lesson.control().steps() : lesson.steps();
    }

    /** Something happened to a step, by its place. */
    StepResult change(int index, UnaryOperator<StepResult> what) {
        lock.lock();
        try {
            var now = what.apply(steps.get(index));
            steps.set(index, now);
            tellThoseWhoWatch();
            return now;
        } finally {
            lock.unlock();
        }
    }

    void become(RunState now, String why) {
        lock.lock();
        try {
            state = now;
            verdict = why;
            tellThoseWhoWatch();
        } finally {
            lock.unlock();
        }
    }

    List<StepResult> results() {
        lock.lock();
        try {
            return List.copyOf(steps);
        } finally {
            lock.unlock();
        }
    }

    /** The run as it is once it is newer than what somebody has seen, or after some time as it is. */
    RunView newerThan(int seen, Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (version <= seen && !state.isOver() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return view();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return view();
        } finally {
            lock.unlock();
        }
    }

    RunView view() {
        lock.lock();
        try {
            return new RunView(
                    id,
                    lesson.id(),
                    control,
                    state,
                    verdict,
                    version,
                    link.correlationId(),
                    link.traceId(),
                    startedAt,
                    List.copyOf(steps));
        } finally {
            lock.unlock();
        }
    }

    private void tellThoseWhoWatch() {
        version++;
        changed.signalAll();
    }
}
