package io.apiworld.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/** RFC 6749, section 5.2: a client that fails to authenticate, or does not even try, is told how it could. */
final class InvalidClientAnswer implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final Logger log = LoggerFactory.getLogger(InvalidClientAnswer.class);

    private final JsonMapper json;

    InvalidClientAnswer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        onAuthenticationFailure(request, response, nobody);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException withError
                ? withError.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        var unauthorized = OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode());
        log.info("Client refused: {} at {}", error.getErrorCode(), request.getRequestURI());
        if (unauthorized) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"API World\"");
        }
        response.setStatus((unauthorized ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST).value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), java.util.Map.of("error", error.getErrorCode()));
    }
}
