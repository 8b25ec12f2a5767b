package io.apiworld.auth.protocol;

import io.apiworld.auth.client.ClientRights;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/**
 * What a token is worth is told to resource servers, not to whichever client asks (RFC 7662, sections 2.1 and 4): else one client
 * could scan for, and read, the tokens of another.
 */
final class ResourceServersOnly implements AuthenticationProvider {

    private final AuthenticationProvider introspection;

    ResourceServersOnly(AuthenticationProvider introspection) {
        this.introspection = introspection;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication question) {
        if (question.getPrincipal() instanceof OAuth2ClientAuthenticationToken asking
                && asking.getRegisteredClient() != null
                && !ClientRights.of(asking.getRegisteredClient()).mayIntrospect()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
        }
        return introspection.authenticate(question) instanceof OAuth2TokenIntrospectionAuthenticationToken answer
                ? withUsername(answer)
                : null;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return introspection.supports(authentication);
    }

    /** RFC 7662, section 2.2: for people, who are those whose token was not given to the client itself. */
    private static Authentication withUsername(OAuth2TokenIntrospectionAuthenticationToken answer) {
        var claims = answer.getTokenClaims();
        var subject = claims.getSubject();
        if (!claims.isActive()
                || subject == null
                || subject.equals(claims.getClientId())
                || !(answer.getPrincipal() instanceof Authentication client)) {
            return answer;
        }
        return new OAuth2TokenIntrospectionAuthenticationToken(
                answer.getToken(),
                client,
                OAuth2TokenIntrospection.withClaims(claims.getClaims())
                        .username(subject)
                        .build());
    }
}
