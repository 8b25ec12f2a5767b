package io.apiworld.gateway.security;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

final class CsrfRefused extends EdgeProblem {

    CsrfRefused() {
        super(
                Layer.AUTH,
                HttpStatus.FORBIDDEN,
                "csrf-token",
                "The request does not come from our pages",
                "A call with the session cookie that changes something must repeat the cookie XSRF-TOKEN in the header"
                        + " X-XSRF-TOKEN. A call with an Authorization header needs neither.");
    }
}
