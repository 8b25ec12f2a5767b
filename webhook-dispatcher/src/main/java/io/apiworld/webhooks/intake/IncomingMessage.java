package io.apiworld.webhooks.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as its publisher hands it over.
 *
 * @param id the publisher's, so that handing it over again changes nothing
 */
record IncomingMessage(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "must be 1 to 64 letters, digits, _ or -") String id,

        @NotNull String type,
        @NotNull Instant timestamp,
        @NotNull ObjectNode data) {}
