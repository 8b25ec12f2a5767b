package io.apiworld.gateway.session;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.server.WebSession;

/**
 * A person's tokens, as they stand in the session and nowhere else.
 *
 * @param id the ID token, which a logout at the authorization server asks for
 */
record SessionTokens(
        String access, Instant expiresAt, @Nullable String refresh, String id) implements Serializable {

    static final String ATTRIBUTE = SessionTokens.class.getName();

    static SessionTokens of(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh, String id) {
        // A server that does not say how long a token lives (RFC 6749, section 5.1) is asked for a new one each time.
        var expiry = access.getExpiresAt() == null ? Instant.EPOCH : access.getExpiresAt();
        return new SessionTokens(access.getTokenValue(), expiry, refresh == null ? null : refresh.getTokenValue(), id);
    }

    static Optional<SessionTokens> in(WebSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE));
    }

    void putInto(WebSession session) {
        session.getAttributes().put(ATTRIBUTE, this);
    }

    /** The same tokens, to be refreshed by a refresh token that the server did not replace. */
    SessionTokens refreshedBy(@Nullable String token) {
        return new SessionTokens(access, expiresAt, token, id);
    }

    boolean expireBefore(Instant moment) {
        return expiresAt.isBefore(moment);
    }

    @Override
    public String toString() {
        return "SessionTokens[expiresAt=" + expiresAt + "]";
    }
}
