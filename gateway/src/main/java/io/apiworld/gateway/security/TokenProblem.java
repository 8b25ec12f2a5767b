package io.apiworld.gateway.security;

import io.apiworld.gateway.errors.EdgeProblem;
import io.apiworld.gateway.errors.Layer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/** Nobody is recognised by what came; the challenge of RFC 6750, section 3, and the same in words. */
final class TokenProblem extends EdgeProblem {

    private TokenProblem(HttpStatus status, String slug, String title, String detail, String challenge) {
        super(Layer.AUTH, status, slug, title, detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** No credentials at all: RFC 6750 wants no error code then. */
    static TokenProblem missing() {
        return new TokenProblem(
                HttpStatus.UNAUTHORIZED,
                "missing-token",
                "An access token is needed",
                "Send it in the header: Authorization: Bearer <token>.",
                "Bearer");
    }

    static TokenProblem of(OAuth2Error error) {
        var status = error instanceof BearerTokenError bearer ? bearer.getHttpStatus() : HttpStatus.UNAUTHORIZED;
        var words = words(error.getDescription());
        return new TokenProblem(
                status,
                status == HttpStatus.BAD_REQUEST ? "invalid-token-request" : "invalid-token",
                "The access token was not accepted",
                words,
                "Bearer error=\"%s\", error_description=\"%s\"".formatted(error.getErrorCode(), words));
    }

    /** RFC 6750 allows neither quotation marks nor backslashes in a description. */
    private static String words(@Nullable String description) {
        return description == null
                ? "It is not valid"
                : description.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]", "'");
    }
}
