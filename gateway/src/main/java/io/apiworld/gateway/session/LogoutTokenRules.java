package io.apiworld.gateway.session;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What OpenID Connect Back-Channel Logout 1.0, section 2.6, asks of a logout token beside signature, issuer and time. The type, the
 * event and the missing nonce keep ID tokens and access tokens from being taken for one. A replayed one is harmless: it ends what has
 * ended.
 */
final class LogoutTokenRules implements OAuth2TokenValidator<Jwt> {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final String client;

    LogoutTokenRules(String client) {
        this.client = client;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var sound = "logout+jwt".equals(token.getHeaders().get("typ"))
                && token.getAudience() != null
                && token.getAudience().contains(client)
                && token.getClaims().get("events") instanceof Map<?, ?> events
                && events.containsKey(EVENT)
                && !token.hasClaim("nonce")
                && token.getId() != null
                && token.getIssuedAt() != null
                && token.getExpiresAt() != null
                && token.getClaimAsString("sid") != null;
        return sound
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request", "No logout token", null));
    }
}
