package io.apiworld.webhooks.endpoint;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller says of an endpoint to be. */
record NewEndpoint(
        @NotNull @Size(max = 2000) String url,
        @NotEmpty List<@NotNull String> eventTypes,

        @Nullable @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters") String description) {

    String descriptionOrNone() {
        return description == null ? "" : description;
    }
}
