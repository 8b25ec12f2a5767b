package io.apiworld.auth.protocol;

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
    private final String address;

    UserinfoRefusal(JsonMapper json, String address) {
        this.json = json;
        this.address = address;
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
                "%s error=\"%s\", %sresource_metadata=\"%s/.well-known/oauth-protected-resource\""
                        .formatted(schemeOf(request), error, lacksScope ? "scope=\"openid\", " : "", address));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("error", error));
    }

    private static String schemeOf(HttpServletRequest request) {
        var authorization = String.valueOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        return authorization.regionMatches(true, 0, "DPoP ", 0, 5) ? "DPoP" : "Bearer";
    }
}
