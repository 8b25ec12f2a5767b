package io.apiworld.defaults.idempotency;

import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/**
 * A parameter of a handler method whose effect happens once for each {@code Idempotency-Key} of a caller. Without the header
 * the effect simply happens.
 *
 * <p>With it, the effect runs in a transaction in which its answer is stored too. Only an answer that says success is kept: what
 * the effect throws takes everything back, and the same key may be tried again.
 */
public interface Once {

    /**
     * @param request what the caller wants, as read from the body; the same key with another request is refused
     * @throws IdempotencyKeyReused if the key came with another request before
     * @throws RequestUnderWay if the key's first request is being worked on just now
     */
    default ResponseEntity<?> answer(Object request, Supplier<ResponseEntity<?>> effect) {
        return answer(request, () -> "", _ -> effect.get());
    }

    /**
     * As {@link #answer(Object, Supplier)}, with a part that goes first and must not hold a connection to the database, such as a
     * call to another service. It does not happen for an answer that is given again, but may happen in vain.
     */
    <P> ResponseEntity<?> answer(Object request, Supplier<P> preparation, Function<P, ResponseEntity<?>> effect);
}
