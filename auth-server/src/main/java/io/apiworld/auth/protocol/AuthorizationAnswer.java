package io.apiworld.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the browser back to the client with the code, or with the error, and says who answers (RFC 9207): a client that talks to
 * several servers can then not be made to take the code of one to another. Without a redirect that is registered nobody is sent
 * anywhere (RFC 6749, section 4.1.2.1).
 */
final class AuthorizationAnswer implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final String issuer;

    AuthorizationAnswer(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var answered = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(answered.getAuthorizationCode()).getTokenValue();
        var to = UriComponentsBuilder.fromUriString(Objects.requireNonNull(answered.getRedirectUri()))
                .queryParam(OAuth2ParameterNames.CODE, code);
        send(response, to, answered.getState());
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        var asked = failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException withRequest
                ? withRequest.getAuthorizationCodeRequestAuthentication()
                : null;
        var redirect = asked == null ? null : asked.getRedirectUri();
        if (asked == null || redirect == null || redirect.isBlank()) {
            response.sendError(HttpStatus.BAD_REQUEST.value(), error.getErrorCode());
            return;
        }
        var to = UriComponentsBuilder.fromUriString(redirect)
                .queryParam(OAuth2ParameterNames.ERROR, error.getErrorCode());
        if (error.getDescription() != null) {
            to.queryParam(OAuth2ParameterNames.ERROR_DESCRIPTION, encoded(error.getDescription()));
        }
        send(response, to, asked.getState());
    }

    private void send(HttpServletResponse response, UriComponentsBuilder to, @Nullable String state)
            throws IOException {
        if (state != null && !state.isBlank()) {
            to.queryParam(OAuth2ParameterNames.STATE, encoded(state));
        }
        to.queryParam("iss", encoded(issuer));
        // The components are encoded already
        response.sendRedirect(to.build(true).toUriString());
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
