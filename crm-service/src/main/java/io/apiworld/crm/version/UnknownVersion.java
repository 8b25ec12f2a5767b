package io.apiworld.crm.version;

import io.apiworld.defaults.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

final class UnknownVersion extends Problem {

    static final List<String> VERSIONS = List.of("v1", "v2");

    UnknownVersion() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-version",
                "There is no such version of the API",
                "There are %s, as in /v2/customers; and /api/customers, which has no version."
                        .formatted(String.join(" and ", VERSIONS)));
        with("versions", VERSIONS);
    }
}
