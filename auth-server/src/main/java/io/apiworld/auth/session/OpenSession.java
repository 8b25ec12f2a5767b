package io.apiworld.auth.session;

import java.time.Instant;

/**
 * One place where somebody is signed in.
 *
 * @param method the words for how
 * @param browser what the browser called itself; may be empty
 */
public record OpenSession(Sid sid, String method, String address, String browser, Instant since, Instant lastUsed) {}
