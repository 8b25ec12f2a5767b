package io.apiworld.crm.mapping;

import java.util.Optional;

/** A directory in which a profile may look a value up, where a CRM wants its own id for what an event names. */
interface Lookup {

    /** What profiles call it. */
    String name();

    Optional<String> find(String key);
}
