package io.apiworld.webhooks.delivery;

import java.util.Locale;

/** Why an attempt got no answer. */
enum Trouble {
    BLOCKED_ADDRESS,
    UNKNOWN_HOST,
    UNREACHABLE,
    TLS_FAILED,
    TIMEOUT,
    CONNECTION_BROKEN,
    /** The process that made the attempt ended before it could say what came of it. */
    WORKER_LOST,
    ENDPOINT_DISABLED,
    ENDPOINT_DELETED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
