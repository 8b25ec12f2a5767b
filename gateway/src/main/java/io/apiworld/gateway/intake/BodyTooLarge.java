package io.apiworld.gateway.intake;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

final class BodyTooLarge extends EdgeProblem {

    BodyTooLarge(DataSize limit) {
        super(
                Layer.GATEWAY,
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The request body is too large",
                "At most %d bytes are taken.".formatted(limit.toBytes()));
        with("limit", limit.toBytes());
        getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
}
