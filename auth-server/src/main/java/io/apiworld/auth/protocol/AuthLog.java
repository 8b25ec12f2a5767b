package io.apiworld.auth.protocol;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who was let in or refused and why; never a token, code, secret or password. */
@Component
class AuthLog {

    private static final Logger log = LoggerFactory.getLogger(AuthLog.class);

    @EventListener
    void letIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof OAuth2AccessTokenAuthenticationToken issued) {
            log.info(
                    "Token issued: client={} scopes={}",
                    issued.getRegisteredClient().getClientId(),
                    issued.getAccessToken().getScopes());
        }
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        var failure = event.getException();
        var reason = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        log.info(
                "Refused: {} ({})", reason, event.getAuthentication().getClass().getSimpleName());
    }
}
