package io.apiworld.gateway.security;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.springframework.http.HttpStatus;

final class NotAllowed extends EdgeProblem {

    NotAllowed() {
        super(
                Layer.AUTH,
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "The caller may not do this",
                "Who the caller is has been recognised, and has no right to this.");
    }
}
