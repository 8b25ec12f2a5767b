package io.apiworld.webhooks.delivery;

import java.time.Instant;

/** How a delivery goes on. */
sealed interface Next {

    record Done() implements Next {}

    record GiveUp() implements Next {}

    record RetryAt(Instant time) implements Next {}
}
