package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

/** Its URL and secret would be back at the next start, so they cannot be changed here. */
final class ConfiguredEndpoint extends Problem {

    ConfiguredEndpoint() {
        super(
                HttpStatus.CONFLICT,
                "configured-endpoint",
                "The endpoint comes from configuration",
                "Its URL and secret are set by configuration and it cannot be deleted; it can be disabled.");
    }
}
