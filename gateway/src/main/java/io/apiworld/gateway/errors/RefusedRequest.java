package io.apiworld.gateway.errors;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A request that the framework under us refused: told by its status alone, since its words were not written for callers. */
final class RefusedRequest extends EdgeProblem {

    RefusedRequest(HttpStatus status) {
        super(
                Layer.GATEWAY,
                status,
                status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                status.getReasonPhrase(),
                "The gateway does not take this request.");
    }
}
