package io.apiworld.gateway.session;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

/** OpenID Connect Back-Channel Logout 1.0, section 2.8: nothing was ended. */
final class InvalidLogoutToken extends EdgeProblem {

    InvalidLogoutToken() {
        super(
                Layer.AUTH,
                HttpStatus.BAD_REQUEST,
                "invalid-logout-token",
                "The logout token was not accepted",
                "It must be signed by our authorization server, for the console, fresh, and name a session.");
    }
}
