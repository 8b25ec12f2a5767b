package io.apiworld.lab.attempt;

import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Header;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;

/**
 * What the gateway tells of one call.
 *
 * @param interest the attempt's id
 * @param path with its query
 */
record Told(
        @NotNull String interest,
        @NotNull String method,
        @NotNull String path,
        int status,
        @NotNull Map<String, List<String>> headers,
        @NotNull String body,
        @NotNull String correlationId) {

    Received received() {
        var all = headers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
        return new Received(status, all, body);
    }
}
