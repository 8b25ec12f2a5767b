package io.apiworld.crm.customer;

import io.apiworld.defaults.problem.Problem;
import io.apiworld.defaults.problem.ProblemField;
import java.util.List;
import org.springframework.http.HttpStatus;

final class EmailTaken extends Problem {

    EmailTaken() {
        super(
                HttpStatus.CONFLICT,
                "email-taken",
                "The e-mail address belongs to another customer",
                "Nothing was changed. An e-mail address finds one customer, so each has its own.");
        with("errors", List.of(new ProblemField("/email", "belongs to another customer")));
    }
}
