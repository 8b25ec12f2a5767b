package io.apiworld.lab.lesson;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the guide.
 *
 * @param id chapter and row: {@code rest.get}
 * @param goal what the learner can say or do afterwards, in a sentence
 * @param notice what to look at while it runs
 * @param needs the parts without which it cannot run, by the names of the system picture
 * @param cleanup what puts the world back, whatever became of the steps
 * @param hints three, each saying more than the one before
 * @param reasoning how one should have found it, told afterwards
 */
public record Lesson(
        String id,
        String chapter,
        String title,
        String goal,
        String why,
        List<String> notice,
        Set<String> needs,
        List<Step> steps,
        List<Step> cleanup,
        Control control,
        Yourself yourself,
        List<String> hints,
        String solution,
        String reasoning,
        Interview interview,
        List<SourceLine> sources) {

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /**
     * The negative control: the same lesson with its cause taken away. A lesson whose check holds then, too, checks nothing.
     *
     * @param says what is taken away
     * @param steps those of the lesson, changed
     * @param cleanup what puts back the change, before the lesson's own
     * @param fails the step whose check must fail, and not before
     * @param check the name of that check
     */
    public record Control(String says, List<Step> steps, List<Step> cleanup, String fails, String check) {}

    /**
     * @param task what to do with a client of one's own
     * @param start the call to start from
     * @param solves the calls that solve it, each once and in any order
     */
    public record Yourself(String task, Step.Call start, List<Wanted> solves) {}

    /**
     * A call of the lesson that learners have to make, too.
     *
     * @param broken what is broken on purpose while it is made; nothing if null
     */
    public record Wanted(Step.Call call, Step.@Nullable Fault broken) {

        public String id() {
            return call.id();
        }

        /** As people read it: what each of them fills in is in braces. */
        public String path() {
            return Template.NAME.matcher(call.request().path()).replaceAll("{$1}");
        }
    }

    /** @param answer a model answer in points */
    public record Interview(String question, List<String> answer) {}

    /**
     * A line of this project that makes it happen.
     *
     * @param file from the root of the repository
     * @param line the first is 1
     * @param says what happens there
     */
    public record SourceLine(String file, int line, String says) {}
}
