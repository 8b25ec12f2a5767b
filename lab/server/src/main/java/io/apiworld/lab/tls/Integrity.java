package io.apiworld.lab.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request that is changed on the way.
 *
 * @param flip null where it did not come to it
 * @param untouched the control: the same, through the same relay, unchanged
 */
record Integrity(@Nullable Flip flip, Exchange untouched, Exchange changed) {

    /** @param position of the byte in the record that carries the request */
    record Flip(int position, String before, String after) {}

    record Exchange(@Nullable String reply, Observation.@Nullable Failure error, List<Step> steps) {}
}
