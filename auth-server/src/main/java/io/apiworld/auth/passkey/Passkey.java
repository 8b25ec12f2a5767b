package io.apiworld.auth.passkey;

import java.time.Instant;

/**
 * A key that somebody may sign in with.
 *
 * @param id the credential's id, base64url
 * @param label as its owner named it
 */
public record Passkey(String id, String label, Instant created, Instant lastUsed) {}
