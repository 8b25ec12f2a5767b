package io.apiworld.crm.security;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class NoRecordAccess extends Problem {

    NoRecordAccess() {
        super(
                HttpStatus.FORBIDDEN,
                "missing-role",
                "The caller has no role in the CRM",
                "Records are for the roles agent, supervisor, integration and admin, and for a customer whose token has a customer_id.");
    }
}
