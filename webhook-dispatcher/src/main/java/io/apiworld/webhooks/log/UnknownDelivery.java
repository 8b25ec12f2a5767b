package io.apiworld.webhooks.log;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownDelivery extends Problem {

    UnknownDelivery() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-delivery",
                "There is no such delivery",
                "No delivery has this id; GET /api/webhooks/deliveries lists those there are.");
    }
}
