package io.apiworld.crm.ticket;

import io.apiworld.defaults.problem.Problem;
import org.springframework.http.HttpStatus;

final class TicketExists extends Problem {

    TicketExists(Ticket existing) {
        super(
                HttpStatus.CONFLICT,
                "ticket-exists",
                "The external reference is taken",
                "Ticket %s has the external reference already; no other was opened.".formatted(existing.ticketId()));
        with("ticketId", existing.ticketId());
    }
}
