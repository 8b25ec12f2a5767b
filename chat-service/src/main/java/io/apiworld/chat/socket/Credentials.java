package io.apiworld.chat.socket;

import io.apiworld.defaults.security.Caller;
import io.apiworld.defaults.tracing.TraceLink;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the handshake brought.
 *
 * @param handshake the trace of the HTTP request that became a socket
 */
record Credentials(
        Caller caller, Set<String> authorities, @Nullable Instant expiresAt, TraceLink handshake) {}
