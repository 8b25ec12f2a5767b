package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class InvalidIdempotencyKey extends Problem {

    InvalidIdempotencyKey() {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid-idempotency-key",
                "The Idempotency-Key has not the form of one",
                "Send one header Idempotency-Key with 1 to 128 of A-Z a-z 0-9 . _ ~ : / + = -, best a UUID. Nothing was done.");
    }
}
