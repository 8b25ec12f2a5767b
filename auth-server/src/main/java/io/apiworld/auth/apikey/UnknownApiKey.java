package io.apiworld.auth.apikey;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownApiKey extends Problem {

    UnknownApiKey(String prefix) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-api-key",
                "There is no such API key",
                "No key has the prefix " + prefix
                        + ". A key's prefix is the part between its second and third underscore.");
    }
}
