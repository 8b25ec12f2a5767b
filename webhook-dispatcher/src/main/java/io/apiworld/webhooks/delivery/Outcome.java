package io.apiworld.webhooks.delivery;

import io.apiworld.webhooks.delivery.Reply.Answered;
import io.apiworld.webhooks.delivery.Reply.Unanswered;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reply means for the delivery. */
sealed interface Outcome {

    record Accepted() implements Outcome {}

    /** The receiver is gone for good (RFC 9110, section 15.5.11): nothing more goes there. */
    record Gone() implements Outcome {}

    /** Another attempt would end the same. */
    record Hopeless(String reason) implements Outcome {}

    record TryLater(String reason, @Nullable Duration retryAfter) implements Outcome {}

    /** Answers that say "not now", and whose Retry-After therefore counts. */
    Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    int GONE = 410;

    static Outcome of(Reply reply) {
        return switch (reply) {
            case Answered answered -> of(answered);
            case Unanswered(Trouble trouble) -> of(trouble);
        };
    }

    private static Outcome of(Answered answered) {
        var status = answered.status();
        if (status >= 200 && status < 300) {
            return new Accepted();
        }
        if (status == GONE) {
            return new Gone();
        }
        return new TryLater(reason(answered), NOT_NOW.contains(status) ? answered.retryAfter() : null);
    }

    private static Outcome of(Trouble trouble) {
        return switch (trouble) {
            case BLOCKED_ADDRESS, ENDPOINT_DISABLED, ENDPOINT_DELETED -> new Hopeless(trouble.word());
            case UNKNOWN_HOST, UNREACHABLE, TLS_FAILED, TIMEOUT, CONNECTION_BROKEN, WORKER_LOST ->
                new TryLater(trouble.word(), null);
        };
    }

    private static String reason(Answered answered) {
        return answered.location() == null
                ? "status_" + answered.status()
                : "redirect_not_followed: " + answered.location();
    }
}
