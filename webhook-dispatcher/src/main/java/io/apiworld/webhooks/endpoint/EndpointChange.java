package io.apiworld.webhooks.endpoint;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall be different; what is not named stays. */
record EndpointChange(
        @Nullable @Size(max = 2000) String url,
        @Nullable @Size(min = 1) List<@NotNull String> eventTypes,

        @Nullable @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters") String description,

        @Nullable EndpointStatus status) {

    Endpoint applyTo(Endpoint endpoint) {
        var nextStatus = or(status, endpoint.status());
        return new Endpoint(
                endpoint.id(),
                or(url, endpoint.url()),
                or(eventTypes, endpoint.eventTypes()),
                or(description, endpoint.description()),
                nextStatus,
                reason(endpoint, nextStatus),
                endpoint.createdAt());
    }

    private static @Nullable String reason(Endpoint endpoint, EndpointStatus next) {
        if (next == EndpointStatus.ENABLED) {
            return null;
        }
        return endpoint.isEnabled() ? "by request" : endpoint.disabledReason();
    }

    private static <T> T or(@Nullable T told, T current) {
        return told == null ? current : told;
    }
}
