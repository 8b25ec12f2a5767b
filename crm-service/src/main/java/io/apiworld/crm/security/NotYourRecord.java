package io.apiworld.crm.security;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

public final class NotYourRecord extends Problem {

    NotYourRecord() {
        super(
                HttpStatus.FORBIDDEN,
                "not-your-record",
                "The record belongs to somebody else",
                "A caller with the role customer may see and change its own record only: the one that its token names as customer_id.");
    }
}
