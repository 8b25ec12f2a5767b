package io.apiworld.lab.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that somebody wants.
 *
 * @param service as in {@code spring.application.name}
 * @param kind one of the catalogue's
 * @param by how much time it takes; nothing for the usual, and for kinds that take none
 * @param onlyFor a correlation id, where nobody else is to suffer
 * @param lasts how long until it ends by itself
 */
public record FaultWish(
        String service,
        String kind,
        @Nullable Duration by,
        @Nullable String onlyFor,
        Duration lasts) {

    /** @throws io.apiworld.defaults.problem.InvalidFields if it breaks a rule of the catalogue */
    public void mustBeSound() {
        FaultCatalogue.checked(this);
    }

    /** Where nobody says how long. */
    public static final Duration USUAL = Duration.ofMinutes(1);

    public static final Duration LONGEST = Duration.ofMinutes(10);
}
