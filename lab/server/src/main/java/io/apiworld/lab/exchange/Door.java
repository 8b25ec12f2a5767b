package io.apiworld.lab.exchange;

/** The public door, from outside. */
public interface Door {

    /**
     * Sends once, follows no redirect, keeps no cookie.
     *
     * @throws DoorUnanswered if no answer came
     */
    Exchange send(Ask ask, Link link);

    /** Where a {@code Location} leads, as a path with its query; the whole address if it leads away from the door. */
    String pathOf(String location);
}
