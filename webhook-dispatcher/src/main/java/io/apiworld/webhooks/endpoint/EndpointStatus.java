package io.apiworld.webhooks.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether an endpoint is sent anything. */
public enum EndpointStatus {
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("disabled")
    DISABLED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EndpointStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
