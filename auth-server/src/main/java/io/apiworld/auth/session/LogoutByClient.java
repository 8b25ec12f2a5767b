package io.apiworld.auth.session;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.CompositeLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/**
 * OpenID Connect RP-Initiated Logout 1.0, section 2: ends the sign-in that the ID token came from, also where the browser has lost its
 * cookie meanwhile, and the one that the browser has now.
 */
@Component
class LogoutByClient implements AuthenticationSuccessHandler {

    private final OidcLogoutAuthenticationSuccessHandler browser = new OidcLogoutAuthenticationSuccessHandler();
    private final Sessions sessions;

    LogoutByClient(Sessions sessions, LogoutHandler endOfSession) {
        this.sessions = sessions;
        browser.setLogoutHandler(new CompositeLogoutHandler(endOfSession, new SecurityContextLogoutHandler()));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication instanceof OidcLogoutAuthenticationToken logout) {
            endSessionOf(logout.getIdToken());
        }
        browser.onAuthenticationSuccess(request, response, authentication);
    }

    private void endSessionOf(@Nullable OidcIdToken token) {
        var sid = token == null ? null : token.getClaimAsString("sid");
        var person = token == null ? null : token.getSubject();
        if (sid != null && person != null) {
            sessions.end(person, new Sid(sid));
        }
    }
}
