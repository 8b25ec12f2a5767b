package io.apiworld.lab.attempt;

import java.time.Instant;

/**
 * One call of an attempt, and what it was worth.
 *
 * @param right whether it is one of those that the lesson asks for
 * @param solved whether it was the last of them
 * @param says what is left to do, or what was amiss and what to change
 */
record Try(
        Instant at,
        String method,
        String path,
        int status,
        boolean right,
        boolean solved,
        String says,
        String correlationId) {}
