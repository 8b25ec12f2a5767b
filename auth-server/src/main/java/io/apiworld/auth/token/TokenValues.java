package io.apiworld.auth.token;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** The same authorization with other values for its tokens, everything else about them kept. */
final class TokenValues {

    private TokenValues() {}

    /** For the database: nothing in it can be used at any endpoint. */
    static OAuth2Authorization hashed(OAuth2Authorization authorization) {
        return with(authorization, TokenHash::unlessHashed);
    }

    /** From the database: the one token that was shown to us is known again, the others stay hashes. */
    static OAuth2Authorization showing(OAuth2Authorization authorization, String shown) {
        var hash = TokenHash.of(shown);
        return with(authorization, value -> value.equals(hash) ? shown : value);
    }

    private static OAuth2Authorization with(OAuth2Authorization authorization, UnaryOperator<String> value) {
        var copy = OAuth2Authorization.from(authorization);
        replace(
                copy,
                authorization.getToken(OAuth2AuthorizationCode.class),
                code -> new OAuth2AuthorizationCode(value.apply(code.getTokenValue()), issued(code), expires(code)));
        replace(
                copy,
                authorization.getToken(OAuth2AccessToken.class),
                access -> new OAuth2AccessToken(
                        access.getTokenType(),
                        value.apply(access.getTokenValue()),
                        access.getIssuedAt(),
                        access.getExpiresAt(),
                        access.getScopes()));
        replace(
                copy,
                authorization.getToken(OAuth2RefreshToken.class),
                refresh -> new OAuth2RefreshToken(
                        value.apply(refresh.getTokenValue()), refresh.getIssuedAt(), refresh.getExpiresAt()));
        replace(
                copy,
                authorization.getToken(OidcIdToken.class),
                id -> new OidcIdToken(
                        value.apply(id.getTokenValue()), id.getIssuedAt(), id.getExpiresAt(), id.getClaims()));
        replace(
                copy,
                authorization.getToken(OAuth2UserCode.class),
                code -> new OAuth2UserCode(value.apply(code.getTokenValue()), issued(code), expires(code)));
        replace(
                copy,
                authorization.getToken(OAuth2DeviceCode.class),
                code -> new OAuth2DeviceCode(value.apply(code.getTokenValue()), issued(code), expires(code)));
        // Of a pushed request (RFC 9126) and of a page that asks for consent: whoever knows it can go on with it
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            copy.attribute(OAuth2ParameterNames.STATE, value.apply(state));
        }
        return copy.build();
    }

    private static <T extends OAuth2Token> void replace(
            OAuth2Authorization.Builder copy, OAuth2Authorization.@Nullable Token<T> token, Function<T, T> other) {
        if (token != null) {
            copy.token(other.apply(token.getToken()));
        }
    }

    private static Instant issued(OAuth2Token code) {
        return Objects.requireNonNull(code.getIssuedAt());
    }

    private static Instant expires(OAuth2Token code) {
        return Objects.requireNonNull(code.getExpiresAt());
    }
}
