package io.apiworld.webhooks.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver, as recorded.
 *
 * @param status of the answer, if there was one
 * @param error in a word, if it failed
 * @param responseBody the beginning of it
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        long durationMs,
        @Nullable String error,
        @Nullable String responseBody) {

    static Attempt of(Instant at, long durationMs, Reply reply, Outcome outcome) {
        return switch (reply) {
            case Reply.Answered answered ->
                new Attempt(at, answered.status(), durationMs, error(outcome), answered.body());
            case Reply.Unanswered _ -> new Attempt(at, null, durationMs, error(outcome), null);
        };
    }

    private static @Nullable String error(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> null;
            case Outcome.Gone _ -> "gone";
            case Outcome.Hopeless(String reason) -> reason;
            case Outcome.TryLater(String reason, var _) -> reason;
        };
    }
}
