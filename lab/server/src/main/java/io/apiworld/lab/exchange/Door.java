package io.apiworld.lab.exchange;

import java.net.URI;
import java.time.Duration;

/** The public door, from outside. */
public interface Door {

    /**
     * Sends once, follows no redirect, keeps no cookie.
     *
     * @throws DoorUnanswered if no answer came
     */
    Exchange send(Ask ask, Link link);

    /**
     * The same, but the body goes byte by byte.
     *
     * @param pause before each
     */
    Exchange sendSlowly(Ask ask, Duration pause, Link link);

    /** Where it can be seen that nothing is served over plain HTTP. */
    URI plain();

    /** The address that a path stands for, as clients know it. */
    URI address(String path);

    /** Where a {@code Location} leads, as a path with its query; the whole address if it leads away from the door. */
    String pathOf(String location);
}
