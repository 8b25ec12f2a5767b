package io.apiworld.auth.exchange;

import io.apiworld.auth.client.ClientRights;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;

/**
 * Who may exchange what for what. A token for somebody holds only scopes that are in the token that was shown <em>and</em> that the
 * client may use on behalf of people; the framework alone asks neither, so that a client could make a token for a person with rights that
 * the person never gave. The client itself is the actor: it cannot name another.
 */
public final class ExchangePolicy implements AuthenticationProvider {

    private static final String INVALID_TARGET = "invalid_target";

    private final AuthenticationProvider exchange;
    private final OAuth2AuthorizationService authorizations;
    private final String audience;

    /** @param audience the one that tokens of this server are for */
    public ExchangePolicy(AuthenticationProvider exchange, OAuth2AuthorizationService authorizations, String audience) {
        this.exchange = exchange;
        this.authorizations = authorizations;
        this.audience = audience;
    }

    /**
     * @throws OAuth2AuthenticationException {@code invalid_target} for another audience (RFC 8693, section 2.2.2), {@code
     *     invalid_scope} for more than both hold or for nothing, {@code invalid_request} for another actor
     */
    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        var request = (OAuth2TokenExchangeAuthenticationToken) asked;
        if (request.getActorToken() != null) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "The client that asks is the actor; it names no other");
        }
        if (!onlyOurs(request.getAudiences()) || !onlyOurs(request.getResources())) {
            throw refused(INVALID_TARGET, "Tokens are for " + audience + " alone");
        }
        return exchange.authenticate(withScopes(request, scopes(request)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return exchange.supports(authentication);
    }

    private boolean onlyOurs(@Nullable Set<String> targets) {
        return targets == null || targets.stream().allMatch(audience::equals);
    }

    private Set<String> scopes(OAuth2TokenExchangeAuthenticationToken request) {
        var subject = authorizations.findByToken(request.getSubjectToken(), OAuth2TokenType.ACCESS_TOKEN);
        var possible = new LinkedHashSet<>(subject == null ? Set.of() : subject.getAuthorizedScopes());
        possible.retainAll(rightsOf(request).exchangeScopes());
        var wanted = request.getScopes();
        if (subject == null || wanted == null || wanted.isEmpty()) {
            wanted = possible;
        } else if (!possible.containsAll(wanted)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "More than the token and the client may both do");
        }
        if (subject != null && wanted.isEmpty()) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "Nothing that the token and the client may both do");
        }
        return wanted;
    }

    private static ClientRights rightsOf(OAuth2TokenExchangeAuthenticationToken request) {
        return request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                        && client.getRegisteredClient() != null
                ? ClientRights.of(client.getRegisteredClient())
                : new ClientRights(false, Set.of(), SignatureAlgorithm.RS256);
    }

    private static Authentication withScopes(OAuth2TokenExchangeAuthenticationToken request, Set<String> scopes) {
        return new OAuth2TokenExchangeAuthenticationToken(
                request.getRequestedTokenType(),
                request.getSubjectToken(),
                request.getSubjectTokenType(),
                (Authentication) Objects.requireNonNull(request.getPrincipal()),
                null,
                null,
                request.getResources(),
                request.getAudiences(),
                scopes,
                request.getAdditionalParameters());
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
