package io.apiworld.crm.revision;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names one state of a record: two answers with the same tag are the same, byte for byte (RFC 9110, section 8.8.3).
 *
 * @param value the tag with its quotes, as in the header
 */
public record EntityTag(String value) {

    /** @param state what tells this state from all others of the same record */
    public static EntityTag of(Object... state) {
        return new EntityTag("\""
                + String.join("-", Arrays.stream(state).map(String::valueOf).toList()) + "\"");
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

    private boolean lists(String tags) {
        return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(value::equals);
    }
}
