package io.apiworld.auth.federation;

import java.time.Instant;

/** An account elsewhere that is a way in here. */
public record LinkedIdentity(String provider, String email, Instant since) {}
