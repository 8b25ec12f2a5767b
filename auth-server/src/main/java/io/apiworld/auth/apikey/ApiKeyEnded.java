package io.apiworld.auth.apikey;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class ApiKeyEnded extends Problem {

    ApiKeyEnded() {
        super(
                HttpStatus.CONFLICT,
                "api-key-ended",
                "The API key cannot be rotated",
                "It is revoked, expired, or was rotated before. Make a new one with POST /api/api-keys.");
    }
}
