package io.apiworld.crm.ticket;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class UnknownTicket extends Problem {

    UnknownTicket(String ticketId) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-ticket",
                "No such ticket",
                "The CRM has no ticket %s. Find one with GET /api/tickets?customerId=.".formatted(ticketId));
    }
}
