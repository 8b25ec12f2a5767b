package io.apiworld.chat.conversation;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownCustomer extends Problem {

    UnknownCustomer(String customerId) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-customer",
                "The CRM knows no such customer",
                "The endpoint is right; look at customerId.");
        with("customerId", customerId);
    }
}
