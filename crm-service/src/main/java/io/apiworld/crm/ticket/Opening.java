package io.apiworld.crm.ticket;

/** What became of the wish to open a case. */
public sealed interface Opening {

    record Opened(Ticket ticket) implements Opening {}

    /** A case with this external reference is there; it was left as it is. */
    record OpenBefore(Ticket ticket) implements Opening {}
}
