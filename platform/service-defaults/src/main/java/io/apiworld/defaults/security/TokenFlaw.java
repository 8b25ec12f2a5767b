package io.apiworld.defaults.security;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Why an access token is refused: one cause, told apart from every other, so that whoever holds the token knows what to do.
 *
 * @param description goes into {@code error_description} (RFC 6750, section 3): it never repeats the token or a part of it
 */
public record TokenFlaw(Cause cause, String description) {

    /** For the log, in lower case. */
    public enum Cause {
        MALFORMED,
        UNSIGNED,
        UNKNOWN_KEY,
        WRONG_SIGNATURE,
        WRONG_TYPE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        NOT_YET_VALID,
        EXPIRED,
        INCOMPLETE,
        REVOKED,
        OTHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final String UNSIGNED = "Unsupported algorithm of none";

    public static TokenFlaw malformed() {
        return new TokenFlaw(
                Cause.MALFORMED, "The token is malformed: it is not a JWT of three parts, or some of it is missing");
    }

    /** Sound by itself; it is the authorization server that takes it no longer (RFC 7009). */
    public static TokenFlaw revoked() {
        return new TokenFlaw(Cause.REVOKED, "The token has been revoked");
    }

    /** The flaw that made a decoder fail. */
    public static TokenFlaw of(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> other();
            case JwtValidationException invalid -> firstOf(invalid).orElseGet(TokenFlaw::other);
            case BadJWSException _ ->
                new TokenFlaw(
                        Cause.WRONG_SIGNATURE,
                        "The signature does not fit: the token was altered or cut off, or somebody else signed it");
            case BadJOSEException _ ->
                new TokenFlaw(
                        Cause.UNKNOWN_KEY,
                        "The token is signed with a key or an algorithm that this authorization server does not use");
            case java.text.ParseException _ -> malformed();
            case Throwable wrapped
            when String.valueOf(wrapped.getMessage()).startsWith(UNSIGNED) ->
                new TokenFlaw(Cause.UNSIGNED, "The token is not signed");
            case Throwable wrapped -> of(wrapped.getCause());
        };
    }

    OAuth2Error asError() {
        return new Told(this);
    }

    /** As the failure of a decoder, with this as its one reason. */
    public JwtValidationException asFailure() {
        return new JwtValidationException(description, java.util.List.of(asError()));
    }

    private static TokenFlaw other() {
        return new TokenFlaw(Cause.OTHER, "The token is not one that is accepted here");
    }

    private static Optional<TokenFlaw> firstOf(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                .flatMap(error -> error instanceof Told told ? Stream.of(told.flaw) : Stream.empty())
                .findFirst();
    }

    /** Carries the flaw through the framework, which hands errors on as they are. */
    private static final class Told extends OAuth2Error {

        private final transient TokenFlaw flaw;

        Told(TokenFlaw flaw) {
            super("invalid_token", flaw.description(), null);
            this.flaw = flaw;
        }
    }
}
