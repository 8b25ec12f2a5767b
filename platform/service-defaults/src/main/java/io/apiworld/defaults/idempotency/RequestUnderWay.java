package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

public final class RequestUnderWay extends Problem {

    RequestUnderWay() {
        super(
                HttpStatus.CONFLICT,
                "request-under-way",
                "The first request with this Idempotency-Key is not done yet",
                "Send it again with the same key in a moment; then the answer of the first one comes.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
