package io.apiworld.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Signing out here is signing out everywhere. */
@Component
class EndOfSession implements LogoutHandler {

    private final Sessions sessions;

    EndOfSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            Sid.of(authentication).ifPresent(sid -> sessions.end(authentication.getName(), sid));
        }
    }
}
