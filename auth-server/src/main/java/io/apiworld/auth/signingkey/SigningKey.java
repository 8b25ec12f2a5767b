package io.apiworld.auth.signingkey;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key, as much of it as anybody may know.
 *
 * @param signsFrom when it takes over from the one before; it is published before that
 */
record SigningKey(String kid, String algorithm, Instant createdAt, Instant signsFrom) {

    /** What a key is good for. Follows from the times alone, so that instances agree without telling each other. */
    enum State {
        /** Signs. There is one for each algorithm. */
        SIGNING,
        /** Does not sign yet: who verifies is to know it first. */
        PUBLISHED,
        /** Does not sign any more; verifies what it has signed. */
        RETIRED
    }

    State state(List<SigningKey> all, Instant now) {
        if (signsFrom.isAfter(now)) {
            return State.PUBLISHED;
        }
        return retiredAt(all, now) == null ? State.SIGNING : State.RETIRED;
    }

    /** When the next of its algorithm took over, if one has. */
    @Nullable Instant retiredAt(List<SigningKey> all, Instant now) {
        return all.stream()
                .filter(other -> other.algorithm.equals(algorithm) && other.isAfter(this))
                .map(SigningKey::signsFrom)
                .filter(start -> !start.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    boolean isForgotten(List<SigningKey> all, Instant now, Duration keepRetired) {
        var retiredAt = retiredAt(all, now);
        return retiredAt != null && retiredAt.plus(keepRetired).isBefore(now);
    }

    /** Two that start at the same moment are told apart by their ids, so that only one of them signs. */
    private boolean isAfter(SigningKey other) {
        var byStart = signsFrom.compareTo(other.signsFrom);
        return byStart > 0 || byStart == 0 && kid.compareTo(other.kid) > 0;
    }
}
