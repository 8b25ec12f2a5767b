package io.apiworld.crm.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number behind a ticket's id, {@code T-1001}; a later ticket has a higher one. */
record TicketNumber(long value) {

    private static final Pattern ID = Pattern.compile("T-([0-9]{1,18})");

    static Optional<TicketNumber> of(String ticketId) {
        var id = ID.matcher(ticketId);
        return id.matches() ? Optional.of(new TicketNumber(Long.parseLong(id.group(1)))) : Optional.empty();
    }

    String id() {
        return "T-" + value;
    }
}
