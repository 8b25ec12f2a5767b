package io.apiworld.lab.fault;

import io.apiworld.defaults.fault.Fault;
import java.util.List;

/** What is broken on purpose. Safe for use by many threads. */
public interface FaultBoard {

    /**
     * Switches a fault on, and returns once every running instance that is to have it knows of it. Of the same service, kind and
     * correlation id there is one: the newer takes the older's place.
     *
     * @throws io.apiworld.defaults.problem.InvalidFields for a wish that breaks a rule of the catalogue
     * @throws FaultNotTaken if no instance has heard of it within five seconds; then it is not on
     */
    Fault on(FaultWish wish);

    /** Switches a fault off, and returns once all who have it know, or after five seconds. One that is not there stays so. */
    void off(String id);

    /** As {@link #off}, for all there are. */
    void allOff();

    /** Those that are on, the oldest first. */
    List<Fault> on();
}
