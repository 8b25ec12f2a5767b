package io.apiworld.auth.apikey;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class NotYourApp extends Problem {

    NotYourApp() {
        super(
                HttpStatus.FORBIDDEN,
                "not-your-app",
                "The app belongs to somebody else",
                "Its keys are managed by its owner, signed in through one of our own clients, and by administrators"
                        + " (scope admin).");
    }
}
