package io.apiworld.webhooks.log;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class DeliveryUnderWay extends Problem {

    DeliveryUnderWay() {
        super(
                HttpStatus.CONFLICT,
                "delivery-under-way",
                "An attempt is under way",
                "Wait for what comes of it, then ask again if there is need.");
    }
}
