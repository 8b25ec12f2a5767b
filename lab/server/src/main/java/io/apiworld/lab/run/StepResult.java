package io.apiworld.lab.run;

import io.apiworld.lab.check.Check;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.lesson.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step.
 *
 * @param kind call, trace, log, nowhere, database, fault or mended
 * @param exchange the call, the last one of those that were repeated; secrets are hidden
 * @param found what a look into a database found; secrets are hidden
 * @param remark what there is to say beyond the checks, such as why there was no answer
 */
record StepResult(
        String id,
        String says,
        String kind,
        StepState state,
        double tookMs,
        @Nullable Exchange exchange,
        @Nullable Found found,
        List<Check> checks,
        @Nullable String remark) {

    static StepResult waiting(Step step) {
        return new StepResult(step.id(), step.says(), kindOf(step), StepState.WAITING, 0, null, null, List.of(), null);
    }

    StepResult in(StepState now) {
        return new StepResult(id, says, kind, now, tookMs, exchange, found, checks, remark);
    }

    StepResult ended(Scene.Outcome outcome) {
        return new StepResult(
                id,
                says,
                kind,
                outcome.holds() ? StepState.PASSED : StepState.FAILED,
                outcome.tookMs(),
                outcome.exchange(),
                outcome.found(),
                outcome.checks(),
                outcome.remark());
    }

    boolean failed(String check) {
        return checks.stream().anyMatch(one -> one.name().equals(check) && !one.held());
    }

    private static String kindOf(Step step) {
        return switch (step) {
            case Step.Call _ -> "call";
            case Step.Trace _ -> "trace";
            case Step.Log _ -> "log";
            case Step.Nowhere _ -> "nowhere";
            case Step.Stored _ -> "database";
            case Step.Fault _ -> "fault";
            case Step.Mended _ -> "mended";
        };
    }
}
