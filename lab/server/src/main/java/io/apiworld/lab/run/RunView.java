package io.apiworld.lab.run;

import java.time.Instant;
import java.util.List;

/**
 * A run as it is at a moment.
 *
 * @param verdict what its end means, in a sentence; empty while it runs
 * @param version grows with each change
 * @param correlationId of every call of this run, and of all that these calls caused
 * @param traceId of all its calls
 */
record RunView(
        String id,
        String lesson,
        boolean control,
        RunState state,
        String verdict,
        int version,
        String correlationId,
        String traceId,
        Instant startedAt,
        List<StepResult> steps) {}
