package io.apiworld.gateway.session;

import io.apiworld.gateway.routing.PublicAddress;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.web.reactive.function.client.WebClient;

/** The client "console". The browser goes to the public address; we go to the internal one, and compare the issuer as a string. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    static final String CONSOLE = "console";

    private static final String[] SCOPES = {
        "openid",
        "profile",
        "email",
        "read:customers",
        "write:customers",
        "read:tickets",
        "write:tickets",
        "read:chat",
        "write:chat",
        "read:webhooks",
        "write:webhooks",
        "admin"
    };

    @Bean
    ClientRegistration console(ConsoleClient client, PublicAddress address, AuthorizationServer server) {
        return ClientRegistration.withRegistrationId(CONSOLE)
                .clientId(CONSOLE)
                .clientSecret(client.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri(address.at("/bff/callback/" + CONSOLE).toString())
                // All that the console can use; the authorization server grants what the person's role may hold.
                .scope(SCOPES)
                .issuerUri(address.url().toString())
                .authorizationUri(address.at("/oauth2/authorize").toString())
                .tokenUri(server.token())
                .jwkSetUri(server.jwkSet())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository clientRegistrations(ClientRegistration console) {
        return new InMemoryReactiveClientRegistrationRepository(console);
    }

    /** The platform's HTTP client: traced, with its timeouts, trusting our certification authority. */
    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(WebClient.Builder http) {
        var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(http.build());
        return client;
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes(WebClient.Builder http) {
        var client = new WebClientReactiveRefreshTokenTokenResponseClient();
        client.setWebClient(http.build());
        return client;
    }

    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(
            ClientRegistration console, AuthorizationServer server, WebClient.Builder http) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(server.jwkSet())
                .webClient(http.build())
                .jwsAlgorithms(algorithms -> {
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(new JwtTimestampValidator(), new OidcIdTokenValidator(console))));
        return _ -> decoder;
    }
}
