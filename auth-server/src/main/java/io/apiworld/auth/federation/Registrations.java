package io.apiworld.auth.federation;

import io.apiworld.auth.federation.Federation.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * Finds out a provider's endpoints and keys (OpenID Connect Discovery 1.0) when somebody first wants to sign in with it: a provider that
 * is away keeps us neither from starting nor from asking again.
 */
@Component
class Registrations implements ClientRegistrationRepository {

    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();
    private final Federation federation;
    private final AuthorizationServerSettings settings;

    Registrations(Federation federation, AuthorizationServerSettings settings) {
        this.federation = federation;
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return federation
                .offered(id)
                .map(provider -> discovered.computeIfAbsent(id, _ -> discover(id, provider)))
                .orElse(null);
    }

    private ClientRegistration discover(String id, Provider provider) {
        return ClientRegistrations.fromOidcIssuerLocation(provider.issuer())
                .registrationId(id)
                .clientName(provider.name())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .redirectUri(settings.getIssuer() + FederatedLogin.CALLBACK + id)
                .scope(provider.scopes())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
