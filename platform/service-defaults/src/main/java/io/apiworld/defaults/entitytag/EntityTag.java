package io.apiworld.defaults.entitytag;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Names one state of a record: two answers with the same tag are the same, byte for byte (RFC 9110, section 8.8.3).
 *
 * @param value the tag with its quotes, as in the header
 */
public record EntityTag(String value) {

    private static final int LENGTH = 16;

    /** @param state what tells this state from all others of the same record */
    public static EntityTag of(Object... state) {
        return new EntityTag("\""
                + String.join("-", Arrays.stream(state).map(String::valueOf).toList()) + "\"");
    }

    /** For a record that counts no changes: its representation itself names its state. */
    public static EntityTag ofContent(byte[] representation) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(representation);
            return of(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Refuses a change by a client that saw another state. Weak tags never match (RFC 9110, section 13.1.1).
     *
     * @param ifMatch the header; without it the client takes the record as it is
     */
    public void require(@Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.strip().equals("*") && !lists(ifMatch)) {
            throw new RecordHasChanged(this);
        }
    }

    /** As {@link #require}, and refuses a change by a client that names no state at all (RFC 6585, section 3). */
    public void requireNamed(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new PreconditionRequired();
        }
        require(ifMatch);
    }

    private boolean lists(String tags) {
        return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(value::equals);
    }
}
