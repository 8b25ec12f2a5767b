package io.apiworld.crm.ticket;

import io.apiworld.defaults.entitytag.EntityTag;

/**
 * A ticket at one moment.
 *
 * @param version counts its changes
 */
record TicketRevision(Ticket ticket, long version) {

    EntityTag tag() {
        return EntityTag.of(version);
    }
}
