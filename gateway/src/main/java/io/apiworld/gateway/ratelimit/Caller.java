package io.apiworld.gateway.ratelimit;

import java.net.InetSocketAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Whose quota a request is counted on. A person has one, whatever they come with; so has a client that acts for itself. */
record Caller(Kind kind, String name) {

    enum Kind {
        ADDRESS,
        CLIENT,
        PERSON
    }

    static Caller of(Principal principal) {
        return switch (principal) {
            case JwtAuthenticationToken bearer when isClient(bearer) -> new Caller(Kind.CLIENT, bearer.getName());
            case JwtAuthenticationToken bearer -> new Caller(Kind.PERSON, bearer.getName());
            case OAuth2AuthenticationToken session -> new Caller(Kind.PERSON, session.getName());
            default -> throw new IllegalArgumentException("Unknown kind of caller: " + principal.getClass());
        };
    }

    static Caller at(@Nullable InetSocketAddress socket) {
        var address = socket == null ? null : socket.getAddress();
        return new Caller(Kind.ADDRESS, address == null ? "unknown" : address.getHostAddress());
    }

    boolean isKnown() {
        return kind != Kind.ADDRESS;
    }

    String key() {
        return kind + ":" + name;
    }

    private static boolean isClient(JwtAuthenticationToken bearer) {
        var token = bearer.getToken();
        return token.getSubject() != null && token.getSubject().equals(token.getClaimAsString("client_id"));
    }
}
