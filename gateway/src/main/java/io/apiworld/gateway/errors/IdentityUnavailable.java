package io.apiworld.gateway.errors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Nobody can be recognised, since the authorization server cannot be asked for its keys or tokens. */
public final class IdentityUnavailable extends EdgeProblem {

    /** @param why for the log alone */
    public IdentityUnavailable(Throwable why) {
        super(
                Layer.AUTH,
                HttpStatus.SERVICE_UNAVAILABLE,
                "identity-unavailable",
                "Callers cannot be recognised at the moment",
                "The authorization server does not answer. The token may well be good: send the request again.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        addSuppressed(why);
    }
}
