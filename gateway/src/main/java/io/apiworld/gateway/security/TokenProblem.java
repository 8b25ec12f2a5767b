package io.apiworld.gateway.security;

import io.apiworld.defaults.security.TokenFlaw;
import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Nobody is recognised by what came; the challenge of RFC 6750, section 3, and the same in words. */
final class TokenProblem extends EdgeProblem {

    private static final String NO_ERROR = "Bearer";

    private final String cause;

    private TokenProblem(HttpStatus status, String slug, String title, String detail, String challenge, String cause) {
        super(Layer.AUTH, status, slug, title, detail);
        this.cause = cause;
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /**
     * Nothing that we take as credentials: RFC 6750, section 3.1, wants no error code then.
     *
     * @param instead what came in its place, if anything did
     */
    static TokenProblem missing(@Nullable String instead) {
        return new TokenProblem(
                HttpStatus.UNAUTHORIZED,
                "missing-token",
                "An access token is needed",
                (instead == null ? "" : instead + " ") + "Send it in the header: Authorization: Bearer <token>.",
                NO_ERROR,
                "no token");
    }

    static TokenProblem of(AuthenticationException refused) {
        return switch (refused) {
            case RefusedApiKey key -> apiKey(key);
            case InvalidBearerTokenException invalid -> invalid(TokenFlaw.of(invalid.getCause()));
            case OAuth2AuthenticationException told -> of(told.getError());
            default -> missing(null);
        };
    }

    static TokenProblem invalid(TokenFlaw flaw) {
        return invalid(flaw.description(), flaw.cause().toString());
    }

    static TokenProblem of(OAuth2Error error) {
        var words = words(error.getDescription());
        return OAuth2ErrorCodes.INVALID_REQUEST.equals(error.getErrorCode())
                ? new TokenProblem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-token-request",
                        "The credentials came in a way that is not taken",
                        words,
                        challenge(error.getErrorCode(), words),
                        "invalid request")
                : invalid(words, "other");
    }

    private static TokenProblem invalid(String description, String cause) {
        var words = words(description);
        return new TokenProblem(
                HttpStatus.UNAUTHORIZED,
                "invalid-token",
                "The access token was not accepted",
                words,
                challenge("invalid_token", words),
                cause);
    }

    /** The error codes of RFC 6750 are about bearer tokens, so that the challenge is bare. */
    private static TokenProblem apiKey(RefusedApiKey refused) {
        return new TokenProblem(
                HttpStatus.UNAUTHORIZED,
                "invalid-api-key",
                "The API key was not accepted",
                words(refused.getMessage()),
                NO_ERROR,
                "API key");
    }

    String cause() {
        return cause;
    }

    private static String challenge(String code, String words) {
        return "Bearer error=\"%s\", error_description=\"%s\"".formatted(code, words);
    }

    /** RFC 6750 allows neither quotation marks nor backslashes in a description. */
    private static String words(@Nullable String description) {
        return description == null
                ? "It is not valid"
                : description.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "'");
    }
}
