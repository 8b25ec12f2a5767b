package io.apiworld.gateway.ratelimit;

import java.net.InetSocketAddress;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Whose quota a request is counted on. A person has one, whatever they come with; so has a client that acts for itself, and so has
 * an API key.
 *
 * @param plan what the authorization server sold them, if it says so
 */
record Caller(Kind kind, String name, @Nullable String plan) {

    private static final String PLAN = "plan";

    /** What a caller is recognised by, and the plan of those for whom none is named. */
    enum Kind {
        ADDRESS("anonymous"),
        API_KEY("api-key"),
        CLIENT("client"),
        PERSON("person");

        private final String plan;

        Kind(String plan) {
            this.plan = plan;
        }

        String plan() {
            return plan;
        }
    }

    static Caller of(Principal principal) {
        return switch (principal) {
            case JwtAuthenticationToken bearer -> of(bearer.getToken(), bearer.getName());
            case OAuth2AuthenticationToken session ->
                new Caller(
                        Kind.PERSON,
                        session.getName(),
                        session.getPrincipal().getAttributes().get(PLAN) instanceof String plan ? plan : null);
            case Authentication other -> new Caller(Kind.API_KEY, other.getName(), null);
            default -> throw new IllegalArgumentException("Unknown kind of caller: " + principal.getClass());
        };
    }

    static Caller at(@Nullable InetSocketAddress socket) {
        var address = socket == null ? null : socket.getAddress();
        return new Caller(Kind.ADDRESS, address == null ? "unknown" : address.getHostAddress(), null);
    }

    String key() {
        return kind + ":" + name;
    }

    /** A token that was given for an API key says for which; one whose subject is its client acts for nobody else. */
    private static Caller of(Jwt token, String name) {
        var plan = token.getClaimAsString(PLAN);
        var key = token.getClaimAsString("api_key");
        if (key != null) {
            return new Caller(Kind.API_KEY, key, plan);
        }
        var subject = token.getSubject();
        var isClient = subject != null && subject.equals(token.getClaimAsString("client_id"));
        return new Caller(isClient ? Kind.CLIENT : Kind.PERSON, name, plan);
    }
}
