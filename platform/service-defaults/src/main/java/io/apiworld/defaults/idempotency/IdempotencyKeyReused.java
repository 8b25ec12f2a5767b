package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class IdempotencyKeyReused extends Problem {

    IdempotencyKeyReused() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "The Idempotency-Key came with another request before",
                "A key belongs to one request: the same method, path and body. Send a new key with a new wish. Nothing was done.");
    }
}
