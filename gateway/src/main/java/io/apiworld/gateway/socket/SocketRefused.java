package io.apiworld.gateway.socket;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The service behind did not open the socket; what it said to that is passed on where it concerns the caller. */
final class SocketRefused extends EdgeProblem {

    SocketRefused(HttpStatus answered) {
        super(
                Layer.UPSTREAM,
                answered.is4xxClientError() ? answered : HttpStatus.BAD_GATEWAY,
                "socket-refused",
                "The service did not open the socket",
                "It answered the handshake with %d.".formatted(answered.value()));
        if (answered == HttpStatus.UNAUTHORIZED) {
            getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
