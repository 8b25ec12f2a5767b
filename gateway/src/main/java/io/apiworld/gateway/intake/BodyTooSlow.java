package io.apiworld.gateway.intake;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** RFC 9110, section 15.5.9: the client may repeat the request on another connection; this one holds the rest of a lost one. */
public final class BodyTooSlow extends EdgeProblem {

    /** For a body of which something is still missing when its time is up. */
    public BodyTooSlow() {
        super(
                Layer.GATEWAY,
                HttpStatus.REQUEST_TIMEOUT,
                "body-too-slow",
                "The request body did not come in time",
                "It was announced, and its end did not arrive.");
        getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
}
