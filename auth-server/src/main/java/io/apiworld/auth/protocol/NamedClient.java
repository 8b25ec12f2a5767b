package io.apiworld.auth.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A public client that says who it is and cannot prove it, where the specifications let it: it pushes a request (RFC 9126, section
 * 2.1), revokes a token that it holds (RFC 7009, section 2.1), asks for and polls with a device code (RFC 8628, sections 3.1 and
 * 3.4). Never to redeem a code: for that it proves, by PKCE, that it is the one that began.
 */
final class NamedClient extends OAuth2ClientAuthenticationToken {

    private static final Set<String> PLACES = Set.of("/oauth2/par", "/oauth2/revoke", "/oauth2/device_authorization");

    private NamedClient(String clientId) {
        super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
    }

    /** Reads nothing where a secret came too: then that decides. */
    static final class Reader implements AuthenticationConverter {

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            var ids = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
            return ids != null
                            && ids.length == 1
                            && !ids[0].isBlank()
                            && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) == null
                            && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                            && isPlace(request)
                    ? new NamedClient(ids[0])
                    : null;
        }

        private static boolean isPlace(HttpServletRequest request) {
            return PLACES.contains(request.getRequestURI())
                    || AuthorizationGrantType.DEVICE_CODE
                            .getValue()
                            .equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE));
        }
    }

    /** Recognises clients that are registered as public, and refuses others: they have a secret to show. */
    static final class Recognition implements AuthenticationProvider {

        private final RegisteredClientRepository clients;

        Recognition(RegisteredClientRepository clients) {
            this.clients = clients;
        }

        @Override
        public Authentication authenticate(Authentication named) {
            var client = clients.findByClientId(named.getName());
            if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return NamedClient.class.isAssignableFrom(authentication);
        }
    }
}
