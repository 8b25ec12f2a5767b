package io.apiworld.lab.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A way to break a service.
 *
 * @param kind its name, in lower case with dashes
 * @param breaks what then goes wrong
 * @param seen what whoever calls will see
 * @param status what the call is answered with; of kinds that take time, if they take too long
 * @param problem the answer's type without its prefix
 * @param services to which it can be done
 * @param takesTime whether it is to be said how much
 * @param needsOnlyFor whether it may only be done to one correlation id, since nobody could work with it
 * @param where who does it
 */
record FaultKind(
        String kind,
        String title,
        String breaks,
        String seen,
        int status,
        String problem,
        List<String> services,
        boolean takesTime,
        boolean needsOnlyFor,
        @JsonIgnore Where where) {

    enum Where {
        /** The service itself. */
        INSIDE,
        /** The gateway, in front of it. */
        IN_FRONT
    }

    /** The name of the part that has to hear of it. */
    String doneBy(String service) {
        return where == Where.IN_FRONT ? FaultCatalogue.GATEWAY : service;
    }
}
