package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Step;
import io.apiworld.lab.watching.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A lesson that somebody has started. Safe for use by many threads: one runs it, others watch. */
final class Run {

    private final String id;
    private final Lesson lesson;
    private final boolean control;
    private final String person;
    private final Link link;
    private final Instant startedAt;
    private final Changes changes = new Changes();
    private final List<StepResult> steps;
    private RunState state = RunState.WAITING;
    private String verdict = "";

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
        return changes.make(() -> {
            var now = what.apply(steps.get(index));
            steps.set(index, now);
            return now;
        });
    }

    void become(RunState now, String why) {
        changes.make(() -> {
            verdict = why;
            return state = now;
        });
    }

    List<StepResult> results() {
        return changes.look(() -> List.copyOf(steps));
    }

    /** The run as it is once it is newer than what somebody has seen, or after some time as it is. */
    RunView newerThan(int seen, Duration patience) {
        return changes.lookAfter(seen, () -> state.isOver(), patience, this::seen);
    }

    RunView view() {
        return changes.look(this::seen);
    }

    private RunView seen() {
        return new RunView(
                id,
                lesson.id(),
                control,
                state,
                verdict,
                changes.version(),
                link.correlationId(),
                link.traceId(),
                startedAt,
                List.copyOf(steps));
    }
}
