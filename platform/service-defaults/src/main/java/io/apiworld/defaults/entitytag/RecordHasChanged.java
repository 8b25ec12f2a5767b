package io.apiworld.defaults.entitytag;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class RecordHasChanged extends Problem {

    RecordHasChanged(EntityTag current) {
        super(
                HttpStatus.PRECONDITION_FAILED,
                "record-has-changed",
                "The record is not the one that you saw",
                "Nothing was changed. Read the record again, and send the change with the ETag of that answer as If-Match.");
        getHeaders().setETag(current.value());
    }
}
