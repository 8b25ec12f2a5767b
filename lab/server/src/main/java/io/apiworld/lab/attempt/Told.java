package io.apiworld.lab.attempt;

import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Header;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** How much of a body the gateway tells. */
    private static final int MOST_BODY = 64 * 1024;

    /** What the gateway would tell of a call, had it been asked to. */
    static Told asTheGatewayWould(Exchange exchange) {
        var uri = exchange.sent().uri();
        var received = exchange.received();
        var body = received.body().getBytes(StandardCharsets.UTF_8);
        return new Told(
                "",
                exchange.sent().method(),
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                received.status(),
                received.headers().stream()
                        .collect(Collectors.groupingBy(
                                Header::name, Collectors.mapping(Header::value, Collectors.toList()))),
                new String(body, 0, Math.min(body.length, MOST_BODY), StandardCharsets.UTF_8),
                "");
    }

    Received received() {
        var all = headers.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
        return new Received(status, all, body);
    }
}
