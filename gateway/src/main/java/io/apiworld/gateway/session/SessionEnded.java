package io.apiworld.gateway.session;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The authorization server gives no more tokens for this session: revoked, expired, or signed out elsewhere. */
final class SessionEnded extends EdgeProblem {

    SessionEnded() {
        super(
                Layer.AUTH,
                HttpStatus.UNAUTHORIZED,
                "session-ended",
                "The session has ended",
                "Sign in again at /bff/login/console.");
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
