/**
 * A POST that is safe to repeat: who sends an {@code Idempotency-Key} gets the first answer again instead of a second effect
 * (draft-ietf-httpapi-idempotency-key-header). A key belongs to its caller, and is stored in the service's own database in the
 * transaction of the effect, so that there is never one without the other. A service takes part by having the table
 * {@code idempotent_answer} and by asking for {@link io.apiworld.defaults.idempotency.Once} in a handler.
 */
@NullMarked
package io.apiworld.defaults.idempotency;

import org.jspecify.annotations.NullMarked;
