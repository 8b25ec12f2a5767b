package io.apiworld.crm.paging;

import io.apiworld.defaults.problem.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

public final class InvalidCursor extends Problem {

    private static final String REASON = "is not one that this list gave out";

    public InvalidCursor() {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid-parameters",
                "A parameter of the request cannot be accepted",
                "cursor " + REASON);
        with("errors", List.of(Map.of("parameter", "cursor", "detail", REASON)));
    }
}
