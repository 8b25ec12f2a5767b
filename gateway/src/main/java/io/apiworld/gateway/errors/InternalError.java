package io.apiworld.gateway.errors;

import org.springframework.http.HttpStatus;

final class InternalError extends EdgeProblem {

    InternalError() {
        super(
                Layer.GATEWAY,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side",
                "The cause stands in the log of the gateway under the correlation id.");
    }
}
