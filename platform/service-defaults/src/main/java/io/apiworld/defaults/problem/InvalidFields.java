package io.apiworld.defaults.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The body is sound JSON, but breaks rules: 422 with an entry for each field. */
public final class InvalidFields extends Problem {

    private final transient List<ProblemField> errors;

    public InvalidFields(List<ProblemField> fields) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-fields",
                "Fields break a rule",
                "%d field%s cannot be accepted; nothing was changed."
                        .formatted(fields.size(), fields.size() == 1 ? "" : "s"));
        with("errors", fields);
        this.errors = List.copyOf(fields);
    }

    public List<ProblemField> errors() {
        return errors;
    }
}
