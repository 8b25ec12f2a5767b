package io.apiworld.defaults.fault;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose, until it ends by itself.
 *
 * @param service whose work suffers, by its {@code spring.application.name}
 * @param kind in lower case with dashes; what it means is known to the hook that asks for it
 * @param onlyFor the correlation id of the only requests that suffer; nothing where all do
 * @param by how much time it takes, for kinds that take some; else nothing at all
 */
public record Fault(
        String id, String service, String kind, @Nullable String onlyFor, Duration by, Instant until) {

    /** Whether a request suffers from it, as long as it is on. */
    public boolean hits(@Nullable String correlationId) {
        return onlyFor == null || onlyFor.equals(correlationId);
    }

    public boolean isOnAt(Instant moment) {
        return until.isAfter(moment);
    }
}
