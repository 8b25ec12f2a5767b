package io.apiworld.auth.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.validation.annotation.Validated;

/** The applications that exist from the start, by client id. */
@Validated
@ConfigurationProperties
record Clients(Map<String, @Valid Client> clients) {

    /** Whoever knows one would know the other; and the store takes no secret twice. */
    @AssertTrue(message = "no two clients may have the same secret") boolean isEachWithASecretOfItsOwn() {
        var secrets = clients.values().stream()
                .map(Client::secret)
                .filter(Objects::nonNull)
                .toList();
        return secrets.stream().distinct().count() == secrets.size();
    }

    /**
     * @param secret from a secret file; a client without one is public and must use PKCE
     * @param redirectUris compared exactly, the port of a loopback address excepted (RFC 8252, section 7.3)
     * @param accessTokenLifetime how long an access token is valid
     * @param resourceServer may ask what a token is worth (RFC 7662)
     * @param exchangeScopes what it may ask for on behalf of a person (RFC 8693)
     * @param tokenAlgorithm RS256, quick to verify, or ES256, quick to sign and short
     * @param consent whether people are asked before it gets a token for them; for applications that are not ours
     * @param backChannelLogoutUri where it wants to be told that a session has ended
     */
    record Client(
            @NotBlank String name,
            @Nullable String secret,
            @NotEmpty Set<String> grants,
            @DefaultValue Set<String> redirectUris,
            @DefaultValue Set<String> postLogoutRedirectUris,
            @DefaultValue Set<String> scopes,
            @DefaultValue("10m") Duration accessTokenLifetime,
            @DefaultValue("false") boolean resourceServer,
            @DefaultValue Set<String> exchangeScopes,

            @DefaultValue("RS256") @Pattern(regexp = "RS256|ES256") String tokenAlgorithm,

            @DefaultValue("false") boolean consent,
            @Nullable String backChannelLogoutUri) {

        /** The same client under the same id, so that what it holds already stays valid. */
        RegisteredClient registered(String id, ClientSecretEncoder encoder) {
            var client = RegisteredClient.withId(id)
                    .clientId(id)
                    .clientName(name)
                    .clientAuthenticationMethods(methods -> {
                        if (secret == null) {
                            methods.add(ClientAuthenticationMethod.NONE);
                        } else {
                            methods.add(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
                            methods.add(ClientAuthenticationMethod.CLIENT_SECRET_POST);
                        }
                    })
                    .authorizationGrantTypes(
                            types -> grants.forEach(grant -> types.add(new AuthorizationGrantType(grant))))
                    .redirectUris(uris -> uris.addAll(redirectUris))
                    .postLogoutRedirectUris(uris -> uris.addAll(postLogoutRedirectUris))
                    .scopes(all -> all.addAll(scopes))
                    .clientSettings(settings())
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(accessTokenLifetime)
                            .refreshTokenTimeToLive(Duration.ofHours(12))
                            .reuseRefreshTokens(false)
                            .build());
            if (secret != null) {
                client.clientSecret(encoder.encode(secret));
            }
            return client.build();
        }

        private ClientSettings settings() {
            var settings = ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(consent);
            new ClientRights(
                            resourceServer,
                            exchangeScopes,
                            Objects.requireNonNull(SignatureAlgorithm.from(tokenAlgorithm)))
                    .addTo(settings);
            if (backChannelLogoutUri != null) {
                settings.setting(ClientSetting.BACK_CHANNEL_LOGOUT_URI, backChannelLogoutUri);
            }
            return settings.build();
        }
    }
}
