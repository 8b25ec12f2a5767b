package io.apiworld.sandbox.tls;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class NothingToRenew extends Problem {

    NothingToRenew() {
        super(
                HttpStatus.CONFLICT,
                "nothing-to-renew",
                "The site's trouble is no expired certificate",
                "Only the site named expired is cured by a new certificate.");
    }
}
