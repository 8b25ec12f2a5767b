package io.apiworld.crm.revision;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Makes the next state of a record from a client's document. All that is wrong with the document is said at once, as 422. */
public interface Revisions {

    /**
     * The record that the document describes wholly; a member that is left out is gone.
     *
     * @param fixed members that may not change, each with the reason; they may be left out
     */
    <R extends Record> R replaced(R current, ObjectNode document, Map<String, String> fixed);

    /**
     * The record with what the merge patch names changed, and all else kept.
     *
     * @param fixed members that may not change, each with the reason
     */
    <R extends Record> R patched(R current, ObjectNode patch, Map<String, String> fixed);
}
