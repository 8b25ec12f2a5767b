package io.apiworld.defaults.security;

import io.apiworld.defaults.security.TokenFlaw.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * What a token must claim to be an access token of our issuer for us (RFC 9068, section 4). The framework's validators check the
 * same and word every refusal alike; here the first rule that is broken is told.
 */
public final class AccessTokenRules implements OAuth2TokenValidator<Jwt> {

    /** How far two clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final String name;
    private final Clock clock;
    private final OAuth2TokenValidator<Jwt> everythingElse;

    /**
     * @param name the issuer, compared as a string, which is the audience, too
     * @param clock the real time: the token's life was measured by another machine
     */
    public AccessTokenRules(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.everythingElse =
                JwtValidators.createAtJwtValidator().issuer(name).audience(name).build();
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return flawOf(token)
                .map(flaw -> OAuth2TokenValidatorResult.failure(flaw.asError()))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private Optional<TokenFlaw> flawOf(Jwt token) {
        var now = clock.instant();
        var issuer = token.getClaimAsString("iss");
        var audience = token.getAudience();
        var notBefore = token.getNotBefore();
        var expiry = token.getExpiresAt();
        if (!isAccessToken(token)) {
            return flaw(Cause.WRONG_TYPE, "The token is no access token: its typ is not at+jwt (an ID token, perhaps)");
        } else if (!name.equals(issuer)) {
            return flaw(Cause.WRONG_ISSUER, "The token is of another issuer: its iss is not " + name);
        } else if (audience == null || !audience.contains(name)) {
            return flaw(Cause.WRONG_AUDIENCE, "The token is for somebody else: its aud does not name " + name);
        } else if (notBefore != null && notBefore.isAfter(now.plus(SKEW))) {
            return flaw(
                    Cause.NOT_YET_VALID,
                    "The token is not valid before " + notBefore.truncatedTo(ChronoUnit.SECONDS) + " (nbf)");
        } else if (expiry != null && expiry.isBefore(now.minus(SKEW))) {
            return Optional.of(expired(token));
        }
        return everythingElse.validate(token).hasErrors()
                ? flaw(Cause.INCOMPLETE, "The token lacks a claim that RFC 9068 asks for")
                : Optional.empty();
    }

    /** The flaw of a token whose time is over. */
    public static TokenFlaw expired(Jwt token) {
        return new TokenFlaw(
                Cause.EXPIRED,
                "The token expired at " + token.getExpiresAt() + "; get a new one, by a refresh for example");
    }

    private static boolean isAccessToken(Jwt token) {
        return token.getHeaders().get("typ") instanceof String type
                && (type.equalsIgnoreCase("at+jwt") || type.equalsIgnoreCase("application/at+jwt"));
    }

    private static Optional<TokenFlaw> flaw(Cause cause, String description) {
        return Optional.of(new TokenFlaw(cause, description));
    }
}
