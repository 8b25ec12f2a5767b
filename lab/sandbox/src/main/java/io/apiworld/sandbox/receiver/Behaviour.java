package io.apiworld.sandbox.receiver;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver answers.
 *
 * @param status 200 where none is said
 * @param delayMs how long it lets its caller wait, at most a minute
 * @param times for how many requests, after which it answers 200 again; null for all
 */
record Behaviour(
        @Nullable @Min(200) @Max(599) Integer status,
        @Nullable @Size(max = 20) Map<String, String> headers,
        @Nullable @Size(max = 10_000) String body,
        @Nullable @Min(0) @Max(60_000) Integer delayMs,
        @Nullable @Min(1) Integer times) {

    static final Behaviour FRIENDLY = new Behaviour(200, Map.of(), "", 0, null);

    Duration delay() {
        return Duration.ofMillis(delayMs == null ? 0 : delayMs);
    }

    int statusOrFine() {
        return status == null ? 200 : status;
    }

    /** What it does after one more request. */
    Behaviour next() {
        if (times == null) {
            return this;
        }
        return times == 1 ? FRIENDLY : new Behaviour(status, headers, body, delayMs, times - 1);
    }
}
