package io.apiworld.lab.export;

import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Step;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Fault;
import io.apiworld.lab.lesson.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A step as it is taken along. */
sealed interface Item {

    /** Goes over the wire wherever it is done. */
    record Sent(Call call) implements Item {}

    /** @param says the step, in a sentence */
    record InTheLabOnly(String says) implements Item {}

    /** @param cleanup what puts the world back; none of it is a remark */
    record Script(Lesson lesson, List<Item> steps, List<Call> cleanup) {

        /** Everybody as whom it acts, each once. */
        List<Step.Identity> identities() {
            var calls = new ArrayList<>(cleanup);
            steps.forEach(step -> {
                if (step instanceof Sent(var call)) {
                    calls.add(call);
                }
            });
            var found = new ArrayList<Step.Identity>();
            for (var call : calls) {
                if (call.as() != null && !found.contains(call.as())) {
                    found.add(call.as());
                }
            }
            return found;
        }
    }

    /** Whether tools of all kinds can do it: one request and its answer, with a token at most. */
    private static boolean isPortable(Call call, Set<String> kept) {
        return call.isOrdinary() && kept.containsAll(call.request().names());
    }

    static IllegalStateException notPortable() {
        return new IllegalStateException("only what all tools can read is exported");
    }

    /**
     * What needs what no call before it keeps can be done in the lab only, too; and all that comes once the lab has broken something, since
     * it is about what came of that.
     */
    static Script of(Lesson lesson) {
        var kept = new HashSet<>(Set.of(Template.RUN));
        var steps = new ArrayList<Item>();
        var broken = false;
        for (var step : lesson.steps()) {
            broken |= step instanceof Fault;
            if (step instanceof Call call && !broken && isPortable(call, kept)) {
                steps.add(new Sent(call));
                kept.addAll(call.keep().keySet());
            } else {
                steps.add(new InTheLabOnly(step.says().strip()));
            }
        }
        var cleanup = lesson.cleanup().stream()
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> isPortable(call, kept))
                .toList();
        return new Script(lesson, steps, cleanup);
    }
}
