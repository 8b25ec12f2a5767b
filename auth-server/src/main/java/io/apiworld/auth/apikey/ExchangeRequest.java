package io.apiworld.auth.apikey;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** A client's request for a token in exchange for an API key. */
final class ExchangeRequest extends AbstractAuthenticationToken {

    /** A URI of our own, as RFC 8693, section 3, allows. */
    static final String KEY_TYPE = "urn:api-world:token-type:api-key";

    private final transient OAuth2ClientAuthenticationToken client;
    private final transient String key;

    private ExchangeRequest(OAuth2ClientAuthenticationToken client, String key) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.client = client;
        this.key = key;
    }

    /** Null for every other request, among them the exchanges of tokens. */
    static @Nullable Authentication in(HttpServletRequest request) {
        var ours = AuthorizationGrantType.TOKEN_EXCHANGE
                        .getValue()
                        .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))
                && KEY_TYPE.equals(request.getParameter(OAuth2ParameterNames.SUBJECT_TOKEN_TYPE));
        var key = request.getParameter(OAuth2ParameterNames.SUBJECT_TOKEN);
        return ours
                        && SecurityContextHolder.getContext().getAuthentication()
                                instanceof OAuth2ClientAuthenticationToken client
                ? new ExchangeRequest(client, key == null ? "" : key)
                : null;
    }

    OAuth2ClientAuthenticationToken client() {
        return client;
    }

    @Override
    public String getCredentials() {
        return key;
    }

    @Override
    public Object getPrincipal() {
        return client;
    }
}
