package io.apiworld.crm.ticket;

import io.apiworld.defaults.correlation.CorrelationId;

/** Where the other features open cases. */
public interface CaseDesk {

    /** Opens a case for a known customer, in the transaction that is going on. */
    Opening open(TicketDraft draft, CorrelationId cause);
}
