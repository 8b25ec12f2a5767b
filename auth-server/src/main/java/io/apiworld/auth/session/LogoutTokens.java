package io.apiworld.auth.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/** Logout tokens as OpenID Connect Back-Channel Logout 1.0, section 2.4, has them: short-lived, typed, and without a nonce. */
@Component
class LogoutTokens {

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final JwtEncoder encoder;
    private final AuthorizationServerSettings settings;
    private final Clock clock;

    LogoutTokens(JwtEncoder encoder, AuthorizationServerSettings settings, Clock clock) {
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    String tokenFor(LogoutNotice notice) {
        var now = clock.instant();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        var claims = JwtClaimsSet.builder()
                .issuer(Objects.requireNonNull(settings.getIssuer()))
                .audience(List.of(notice.clientId()))
                .subject(notice.username())
                .claim("sid", notice.sid().value())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
