package io.apiworld.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;

/** The one place where a sign-in of any method becomes a session. */
public interface SignIns {

    /**
     * Stores who signed in, leanly: the name, the role, the factor with its time (from which {@code auth_time} comes), and a new
     * {@link Sid}. Whatever a method's own authentication holds beside (a provider's tokens, a passkey) is left behind.
     *
     * @return what was stored
     */
    Authentication begin(
            HttpServletRequest request, HttpServletResponse response, String username, Method method, String words);
}
