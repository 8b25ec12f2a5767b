package io.apiworld.lab.run;

import io.apiworld.lab.attempt.Rehearsal;
import io.apiworld.lab.lesson.Lesson.Control;
import io.apiworld.lab.lesson.Step;
import io.apiworld.lab.progress.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a run through its steps to its verdict, and puts the world back whatever happens. */
@Component
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Stage stage;
    private final Obstacles obstacles;
    private final Progress progress;
    private final Rehearsal rehearsal;

    Runner(Stage stage, Obstacles obstacles, Progress progress, Rehearsal rehearsal) {
        this.stage = stage;
        this.obstacles = obstacles;
        this.progress = progress;
        this.rehearsal = rehearsal;
    }

    /** Never throws: what goes wrong is the run's verdict. */
    void perform(Run run) {
        run.become(RunState.RUNNING, "");
        try {
            var obstacle = obstacles.to(run.lesson());
            if (obstacle.isEmpty()) {
                var scene = stage.scene(run.id(), run.link());
                judge(run, scene, steps(run, scene));
            } else {
                run.become(RunState.BLOCKED, obstacle.get());
            }
        } catch (Throwable e) {
            // Whatever it is: somebody watches, and waits for a verdict
            LOG.error("The run {} of {} broke", run.id(), run.lesson().id(), e);
            run.become(
                    RunState.FAILED,
                    "The lab itself failed. Its log says why, under "
                            + run.link().correlationId());
        }
    }

    /** The place of the step that failed; -1 if none did. */
    private static int steps(Run run, Scene scene) {
        var failed = -1;
        try {
            var planned = run.planned();
            for (var index = 0; index < planned.size() && failed < 0; index++) {
                if (perform(run, scene, index, planned.get(index)).state() == StepState.FAILED) {
                    failed = index;
                }
            }
            var reached = failed < 0 ? planned.size() : failed + 1;
            IntStream.range(reached, planned.size())
                    .forEach(index -> run.change(index, step -> step.in(StepState.SKIPPED)));
            return failed;
        } finally {
            putBack(run, scene);
        }
    }

    private static StepResult perform(Run run, Scene scene, int index, Step step) {
        run.change(index, one -> one.in(StepState.RUNNING));
        var outcome = scene.play(step);
        return run.change(index, one -> one.ended(outcome));
    }

    private static void putBack(Run run, Scene scene) {
        try {
            // First, since what is broken on purpose may stand in the way
            scene.mendAll();
        } finally {
            cleanup(run, scene);
        }
    }

    /** What a step would have kept may be missing; then there is nothing of it to put back. */
    private static void cleanup(Run run, Scene scene) {
        var control = run.isControl() ? run.lesson().control().cleanup() : List.<Step>of();
        for (var step :
                Stream.concat(control.stream(), run.lesson().cleanup().stream()).toList()) {
            if (scene.isReady(step) && !scene.play(step).holds()) {
                LOG.warn("{} could not put the world back: {}", run.lesson().id(), step.says());
            }
        }
    }

    private void judge(Run run, Scene scene, int failed) {
        var obstacle = failed < 0 ? Optional.<String>empty() : obstacles.to(run.lesson());
        if (obstacle.isPresent()) {
            run.become(RunState.BLOCKED, obstacle.get());
        } else if (run.isControl()) {
            judgeControl(run, run.lesson().control(), failed);
        } else if (failed < 0) {
            judgeForLearners(run, scene);
        } else {
            run.become(
                    RunState.FAILED,
                    "A check of \"%s\" did not hold."
                            .formatted(run.results().get(failed).says()));
        }
    }

    /** A lesson that asks of people what it does not do itself could not be solved, or by something else than it says. */
    private void judgeForLearners(Run run, Scene scene) {
        var objection = rehearsal.objection(run.lesson(), scene.made());
        if (objection.isEmpty()) {
            progress.watched(run.person(), run.lesson().id());
            run.become(RunState.PASSED, "All checks held.");
        } else {
            run.become(
                    RunState.FAILED,
                    "All checks held, but from a learner the same would not do. Of %s".formatted(objection.get()));
        }
    }

    private static void judgeControl(Run run, Control control, int failed) {
        var asItMust = failed >= 0
                && run.results().get(failed).id().equals(control.fails())
                && run.results().get(failed).failed(control.check());
        if (asItMust) {
            run.become(RunState.PASSED, "With the cause taken away the check fails: it checks what it says.");
        } else {
            var instead = failed < 0 ? "every check held all the same" : "something else failed first";
            run.become(RunState.FAILED, "The check \"%s\" had to fail, but %s.".formatted(control.check(), instead));
        }
    }
}
