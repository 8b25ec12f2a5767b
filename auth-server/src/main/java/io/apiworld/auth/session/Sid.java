package io.apiworld.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * The name of one sign-in (the claim {@code sid} of OpenID Connect Front-Channel Logout 1.0, section 3). Not the session's id, which
 * is a secret and changes. It travels in the details of the signed-in person, so that each token can tell where it comes from.
 */
public record Sid(String value) {

    static Sid fresh() {
        return new Sid(UUID.randomUUID().toString());
    }

    /** Empty for what did not come from a sign-in, such as a client's own token. */
    public static Optional<Sid> of(@Nullable Authentication person) {
        return person != null
                        && person.getDetails() instanceof WebAuthenticationDetails details
                        && details.getSessionId() != null
                ? Optional.of(new Sid(details.getSessionId()))
                : Optional.empty();
    }

    WebAuthenticationDetails asDetails(HttpServletRequest request) {
        return new WebAuthenticationDetails(request.getRemoteAddr(), value);
    }
}
