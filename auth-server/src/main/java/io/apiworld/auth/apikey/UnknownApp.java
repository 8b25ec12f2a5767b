package io.apiworld.auth.apikey;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownApp extends Problem {

    UnknownApp(String id) {
        super(HttpStatus.NOT_FOUND, "unknown-app", "There is no such app", "No app is called " + id + ".");
    }
}
