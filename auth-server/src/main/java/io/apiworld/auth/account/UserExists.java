package io.apiworld.auth.account;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UserExists extends Problem {

    /** @param field the one that is taken */
    UserExists(String field) {
        super(
                HttpStatus.CONFLICT,
                "user-exists",
                "The user exists already",
                "Somebody has this %s; nobody was created.".formatted(field));
        with("field", field);
    }
}
