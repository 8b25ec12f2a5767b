package io.apiworld.defaults.entitytag;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class PreconditionRequired extends Problem {

    PreconditionRequired() {
        super(
                HttpStatus.PRECONDITION_REQUIRED,
                "precondition-required",
                "Say which state of the record is to be changed",
                "Nothing was changed. Read the record, and send its ETag as If-Match; * takes whatever state there is.");
    }
}
