package io.apiworld.lab.store;

import org.springframework.dao.DataAccessException;

/** A database did not answer, or did not take the query; the message says why. */
public final class StoreUnread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnread(String service, DataAccessException cause) {
        super(
                "The database of %s could not be read: %s"
                        .formatted(service, cause.getMostSpecificCause().getMessage()),
                cause);
    }
}
