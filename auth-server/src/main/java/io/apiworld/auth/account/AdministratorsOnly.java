package io.apiworld.auth.account;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

/** The token has the scope, its person not the role. */
final class AdministratorsOnly extends Problem {

    AdministratorsOnly() {
        super(
                HttpStatus.FORBIDDEN,
                "missing-role",
                "The role is missing",
                "The token may ask for this, but only a person with the role admin may have it.");
    }
}
