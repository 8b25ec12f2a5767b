package io.apiworld.gateway.security;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

final class SuspiciousRequest extends EdgeProblem {

    SuspiciousRequest() {
        super(
                Layer.GATEWAY,
                HttpStatus.BAD_REQUEST,
                "suspicious-request",
                "The request line or a header is not one that we read",
                "Paths with encoded slashes, double slashes, dots or semicolons, and control characters are refused:"
                        + " two servers might read them differently.");
    }
}
