package io.apiworld.auth.apikey;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept.
 *
 * @param prefix by which it is known
 * @param hash of all of it
 * @param app the client id of its app
 * @param lastUsedAt to the minute
 */
record StoredKey(
        String prefix,
        String hash,
        String app,
        Set<String> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    State stateAt(Instant moment) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt.isAfter(moment) ? State.ACTIVE : State.EXPIRED;
    }
}
