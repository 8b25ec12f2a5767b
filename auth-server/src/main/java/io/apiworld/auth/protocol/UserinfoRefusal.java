package io.apiworld.auth.protocol;

import io.apiworld.defaults.security.Challenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * For a token that is sound and opens nothing, because it was revoked or is not for OpenID Connect: a challenge that says so, as for one
 * that is not sound (RFC 6750, section 3), in the scheme that the token came with (RFC 9449, section 7.1).
 */
final class UserinfoRefusal implements AuthenticationFailureHandler {

    private final JsonMapper json;
    private final String resourceMetadata;

    UserinfoRefusal(JsonMapper json, String publicUrl) {
        this.json = json;
        this.resourceMetadata = Challenge.resourceMetadata(publicUrl);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_TOKEN;
        var lacksScope = OAuth2ErrorCodes.INSUFFICIENT_SCOPE.equals(error);
        response.setStatus((lacksScope ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED).value());
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "%s error=\"%s\", %s%s"
                        .formatted(
                                Challenge.schemeOf(request),
                                error,
                                lacksScope ? "scope=\"openid\", " : "",
                                resourceMetadata));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("error", error));
    }
}
