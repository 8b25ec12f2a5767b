package io.apiworld.auth.account;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownUser extends Problem {

    UnknownUser() {
        super(HttpStatus.NOT_FOUND, "unknown-user", "There is no such user", "The path is right; nobody has this id.");
    }
}
