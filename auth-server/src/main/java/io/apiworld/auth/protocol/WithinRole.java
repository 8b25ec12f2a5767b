package io.apiworld.auth.protocol;

import io.apiworld.auth.account.Accounts;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Refuses a request of which the person may grant nothing at all: {@code invalid_scope} (RFC 6749, section 4.1.2.1). */
final class WithinRole implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private final Accounts accounts;

    WithinRole(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var nothingLeft = request.getPrincipal() instanceof Authentication principal
                && !request.getScopes().isEmpty()
                && accounts.named(principal.getName())
                        .filter(person ->
                                person.role().narrow(request.getScopes()).isEmpty())
                        .isPresent();
        if (nothingLeft) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_SCOPE, "The person may grant none of the scopes asked for", null),
                    request);
        }
    }
}
