package io.apiworld.auth.session;

import io.apiworld.defaults.tracing.TraceLink;
import java.net.URI;
import java.util.UUID;

/** A client that has to be told. */
record LogoutNotice(UUID id, String clientId, URI uri, String username, Sid sid, int attempts, TraceLink trace) {}
