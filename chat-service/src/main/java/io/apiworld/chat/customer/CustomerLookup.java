package io.apiworld.chat.customer;

/** What came of asking the CRM for a customer. */
public sealed interface CustomerLookup {

    record Known(Customer customer) implements CustomerLookup {}

    record Unknown() implements CustomerLookup {}

    /** @param reason fit to be shown: what kept the CRM from answering, without anything that it said */
    record Unavailable(String reason) implements CustomerLookup {}
}
