package io.apiworld.gateway.ratelimit;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The caller's own doing, so 429: as soon as one of their requests is answered, the next is taken. */
final class TooManyAtOnce extends EdgeProblem {

    TooManyAtOnce(int most) {
        super(
                Layer.GATEWAY,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-at-once",
                "Too many of your requests are under way",
                "At most %d at the same time are served for one caller. Wait for an answer before sending more."
                        .formatted(most));
        with("limit", most);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
