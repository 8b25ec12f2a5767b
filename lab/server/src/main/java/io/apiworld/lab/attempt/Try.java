package io.apiworld.lab.attempt;

import java.time.Instant;

/**
 * One call of an attempt, and what it was worth.
 *
 * @param says that it solved the lesson, or what was amiss and what to do
 */
record Try(Instant at, String method, String path, int status, boolean solved, String says, String correlationId) {}
