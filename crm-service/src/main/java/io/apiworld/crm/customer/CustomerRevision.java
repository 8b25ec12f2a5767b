package io.apiworld.crm.customer;

import io.apiworld.defaults.entitytag.EntityTag;

/**
 * A customer at one moment.
 *
 * @param version counts the changes of the record itself
 */
record CustomerRevision(Customer customer, long version) {

    /** Opening a case changes what a reader of the customer sees, though not the customer's row. */
    EntityTag tag() {
        var severity = customer.openCaseSeverity() == null ? "none" : customer.openCaseSeverity();
        return EntityTag.of(version, customer.openCases(), severity);
    }
}
