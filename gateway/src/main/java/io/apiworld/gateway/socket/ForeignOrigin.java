package io.apiworld.gateway.socket;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

final class ForeignOrigin extends EdgeProblem {

    ForeignOrigin() {
        super(
                Layer.AUTH,
                HttpStatus.FORBIDDEN,
                "foreign-origin",
                "The socket is not opened from our pages",
                "A browser sends the session cookie for any page that opens a socket, so the header Origin must be ours."
                        + " A socket that brings an access token may come from anywhere.");
    }
}
