package io.apiworld.gateway.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The sub-protocols that a web socket client offers. A browser cannot set headers on a socket, so one without our session offers
 * its token here, as {@code bearer.<token>}: that is never handed on as a sub-protocol nor chosen.
 */
public record SocketProtocols(List<String> offered, Optional<String> token) {

    private static final String HEADER = "Sec-WebSocket-Protocol";
    private static final String BEARER = "bearer.";
    private static final SocketProtocols NONE = new SocketProtocols(List.of(), Optional.empty());

    public static SocketProtocols of(ServerHttpRequest request) {
        if (!isUpgrade(request.getHeaders())) {
            return NONE;
        }
        var all = request.getHeaders().getOrEmpty(HEADER).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        return new SocketProtocols(
                all.stream().filter(name -> !isToken(name)).toList(),
                tokens(all).findFirst());
    }

    public static boolean isUpgrade(HttpHeaders headers) {
        return "websocket".equalsIgnoreCase(headers.getUpgrade());
    }

    private static Stream<String> tokens(List<String> names) {
        return names.stream().filter(SocketProtocols::isToken).map(name -> name.substring(BEARER.length()));
    }

    private static boolean isToken(String name) {
        return name.startsWith(BEARER);
    }
}
