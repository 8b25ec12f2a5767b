package io.apiworld.webhooks.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver.
 *
 * @param url may hold {@code {event}} in its path
 * @param eventTypes the events it is told of; "*" means all
 * @param disabledReason why it gets nothing, if so
 */
public record Endpoint(
        String id,
        String url,
        List<String> eventTypes,
        String description,
        EndpointStatus status,
        @Nullable String disabledReason,
        Instant createdAt) {

    static final String EVERY_EVENT = "*";
    static final String PLACE_OF_EVENT = "{event}";

    /** Where an event of the type is posted. */
    public URI urlFor(String eventType) {
        return URI.create(url.replace(PLACE_OF_EVENT, eventType.replace('_', '-')));
    }

    Endpoint disabled(String reason) {
        return new Endpoint(id, url, eventTypes, description, EndpointStatus.DISABLED, reason, createdAt);
    }

    Endpoint at(String otherUrl) {
        return new Endpoint(id, otherUrl, eventTypes, description, status, disabledReason, createdAt);
    }

    @JsonIgnore
    public boolean isEnabled() {
        return status == EndpointStatus.ENABLED;
    }
}
