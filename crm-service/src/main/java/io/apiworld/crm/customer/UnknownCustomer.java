package io.apiworld.crm.customer;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class UnknownCustomer extends Problem {

    UnknownCustomer(String customerId) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-customer",
                "No such customer",
                "The CRM has no customer %s. Find one with GET /api/customers?q= or ?email=.".formatted(customerId));
    }
}
