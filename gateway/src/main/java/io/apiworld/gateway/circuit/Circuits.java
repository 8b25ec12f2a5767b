package io.apiworld.gateway.circuit;

import java.util.Optional;

/** The circuits of all routes, to be looked at. */
public interface Circuits {

    /** How a route's service is thought of. */
    enum State {
        /** Well: calls go through. */
        CLOSED,
        /** Failing: no call goes through. */
        OPEN,
        /** Perhaps well again: a few calls find out. */
        HALF_OPEN
    }

    /** Nothing for a route without a circuit. */
    Optional<State> of(String route);
}
