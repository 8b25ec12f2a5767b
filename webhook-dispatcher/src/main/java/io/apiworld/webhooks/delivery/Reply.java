package io.apiworld.webhooks.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt, as it was seen. */
sealed interface Reply {

    /**
     * @param body its beginning
     * @param location where a redirect would have led
     * @param retryAfter how long the receiver asks us to wait
     */
    record Answered(
            int status,
            String body,
            @Nullable String location,
            @Nullable Duration retryAfter) implements Reply {}

    record Unanswered(Trouble trouble) implements Reply {}
}
