package io.apiworld.defaults.security;

import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who calls, as the access token says (RFC 9068, section 2.2). */
public final class Caller {

    private final JwtAuthenticationToken authentication;

    private Caller(JwtAuthenticationToken authentication) {
        this.authentication = authentication;
    }

    /** @throws IllegalArgumentException if the request was not authenticated by an access token */
    public static Caller of(Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken byToken) {
            return new Caller(byToken);
        }
        throw new IllegalArgumentException("Not authenticated by an access token");
    }

    /** The person's user name; for a machine, its client id. */
    public String username() {
        return authentication.getName();
    }

    public String clientId() {
        return claim("client_id").orElse(username());
    }

    /** The person's name as people say it. */
    public String displayName() {
        return claim("name").orElse(username());
    }

    /** The CRM's id of the person, for those who are customers. */
    public Optional<String> customerId() {
        return claim("customer_id");
    }

    public boolean isPerson() {
        return !username().equals(clientId());
    }

    public boolean hasRole(String role) {
        var authority = "ROLE_" + role.toUpperCase(Locale.ROOT);
        return authentication.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }

    private Optional<String> claim(String name) {
        Jwt token = authentication.getToken();
        return Optional.ofNullable(token.getClaimAsString(name));
    }
}
