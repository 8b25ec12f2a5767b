package io.apiworld.gateway.socket;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** The token that a socket lives on at the moment: the one of its handshake, until the client brings another. */
final class SocketToken {

    private final String subject;
    private final boolean ofApiKey;
    private volatile Held held;

    private record Held(String value, Instant expiry) {}

    private SocketToken(String subject, boolean ofApiKey, Held held) {
        this.subject = subject;
        this.ofApiKey = ofApiKey;
        this.held = held;
    }

    /** @param verified by whoever let the handshake pass */
    static SocketToken of(String verified) {
        try {
            var claims = JWTParser.parse(verified).getJWTClaimsSet();
            var expiry = claims.getExpirationTime() == null
                    ? Instant.EPOCH
                    : claims.getExpirationTime().toInstant();
            return new SocketToken(
                    String.valueOf(claims.getSubject()),
                    claims.getClaim("api_key") != null,
                    new Held(verified, expiry));
        } catch (ParseException e) {
            throw new IllegalArgumentException("Not a token that was verified");
        }
    }

    String value() {
        return held.value();
    }

    boolean hasExpired(Instant now) {
        return !held.expiry().isAfter(now);
    }

    Instant expiry() {
        return held.expiry();
    }

    /** Such a token is made by the gateway's own exchange; the authorization server is not asked about it. */
    boolean isOfApiKey() {
        return ofApiKey;
    }

    /** A later token of the same caller keeps the socket open for longer; another's does not. */
    void renewedBy(Jwt token) {
        var expiry = token.getExpiresAt();
        if (Objects.equals(token.getSubject(), subject) && expiry != null && expiry.isAfter(held.expiry())) {
            held = new Held(token.getTokenValue(), expiry);
        }
    }
}
