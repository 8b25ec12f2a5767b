package io.apiworld.auth.apikey;

import io.apiworld.auth.apikey.StoredKey.State;
import io.apiworld.auth.client.ClientSecretEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * Gives the gateway a short-lived token (RFC 9068) for a key that is good. The token stands for the app alone: its subject is its
 * client, it names no person, and it is in no store, so that outside the platform it is worth nothing.
 */
@Component
class KeyTokens implements KeyExchange {

    private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    private final Apps apps;
    private final KeyStore keys;
    private final KeyRules rules;
    private final JwtEncoder encoder;
    private final String issuer;
    private final Clock clock;
    private final ClientSecretEncoder hashes = new ClientSecretEncoder();

    KeyTokens(
            Apps apps,
            KeyStore keys,
            KeyRules rules,
            JwtEncoder encoder,
            AuthorizationServerSettings settings,
            Clock clock) {
        this.apps = apps;
        this.keys = keys;
        this.rules = rules;
        this.encoder = encoder;
        this.issuer = Objects.requireNonNull(settings.getIssuer());
        this.clock = clock;
    }

    @Override
    public void addTo(OAuth2TokenEndpointConfigurer endpoint) {
        endpoint.accessTokenRequestConverter(ExchangeRequest::in).authenticationProvider(new Provider());
    }

    /**
     * @throws OAuth2AuthenticationException {@code unauthorized_client} for any client but the one that exchanges keys; {@code
     *     invalid_request} with the reason for a key that is not good (RFC 8693, section 2.2.2)
     */
    private Authentication exchange(ExchangeRequest request) {
        var client = clientOf(request);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var key = goodKey(request.getCredentials(), now);
        var app = apps.named(key.app()).orElseThrow(() -> refused("The API key is not known"));
        keys.used(key, now);
        return new OAuth2AccessTokenAuthenticationToken(
                client,
                request.client(),
                token(key, app.plan(), now),
                null,
                Map.of("issued_token_type", ACCESS_TOKEN_TYPE));
    }

    private RegisteredClient clientOf(ExchangeRequest request) {
        var client = request.client().getRegisteredClient();
        if (client == null
                || !client.getClientId().equals(rules.exchangedBy())
                || !client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.TOKEN_EXCHANGE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        return client;
    }

    private StoredKey goodKey(String text, Instant now) {
        var key = KeyText.of(text)
                .flatMap(well -> keys.find(well.prefix()))
                .filter(stored -> hashes.matches(text, stored.hash()))
                .orElseThrow(() -> refused("The API key is not known"));
        if (key.stateAt(now) == State.REVOKED) {
            throw refused("The API key was revoked at " + seconds(Objects.requireNonNull(key.revokedAt())));
        } else if (key.stateAt(now) == State.EXPIRED) {
            throw refused("The API key expired at " + seconds(key.expiresAt()));
        }
        return key;
    }

    private OAuth2AccessToken token(StoredKey key, String plan, Instant now) {
        var end = now.plus(rules.tokenLifetime());
        var expiry = end.isBefore(key.expiresAt()) ? end : key.expiresAt();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(issuer))
                .subject(key.app())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(expiry)
                .id(UUID.randomUUID().toString())
                .claim("client_id", key.app())
                .claim("scope", String.join(" ", key.scopes()))
                .claim("roles", List.of("integration"))
                .claim("plan", plan)
                .claim("api_key", key.prefix())
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("at+jwt").build();
        var jwt = encoder.encode(JwtEncoderParameters.from(header, claims));
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), now, expiry, key.scopes());
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, why, null));
    }

    /** Not the bean itself: a bean of this type would take the place of the people's passwords. */
    private final class Provider implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication request) {
            return exchange((ExchangeRequest) request);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return ExchangeRequest.class.equals(authentication);
        }
    }
}
