package io.apiworld.webhooks.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param status of the answer, if there was one
 * @param error in a word, if it failed
 * @param responseBody the beginning of it
 */
record Attempt(
        Instant at,
        @Nullable Integer status,
        long durationMs,
        @Nullable String error,
        @Nullable String responseBody) {}
