package io.apiworld.auth.protocol;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.client.ClientSecretEncoder;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http,
            Accounts accounts,
            JsonMapper json,
            @Qualifier("logoutByClient") AuthenticationSuccessHandler logoutByClient) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(logoutByClient))
                            .providerConfigurationEndpoint(metadata -> metadata.providerConfigurationCustomizer(
                                    ProtocolConfiguration::backChannelLogout)));
                    server.authorizationEndpoint(authorization -> authorization.consentPage("/consent"));
                    server.clientAuthentication(client -> client.errorResponseHandler(new InvalidClientAnswer(json))
                            .authenticationProviders(providers -> providers.forEach(provider -> {
                                if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                                    bySecret.setPasswordEncoder(new ClientSecretEncoder());
                                }
                            })));
                })
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new ScopeNarrowing(accounts), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), whereAPersonIsNeeded()))
                .build();
    }

    /** One issuer, right in the browser and inside every container: a string, never fetched from. */
    @Bean
    AuthorizationServerSettings settings(Public address) {
        return AuthorizationServerSettings.builder().issuer(address.url()).build();
    }

    /** For our own endpoints (userinfo): takes {@code at+jwt}, which the default decoder refuses. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, Public address) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(address.url())));
        return decoder;
    }

    /** OpenID Connect Back-Channel Logout 1.0, section 2.1. */
    private static void backChannelLogout(OidcProviderConfiguration.Builder metadata) {
        metadata.claim("backchannel_logout_supported", true).claim("backchannel_logout_session_supported", true);
    }

    /** At the authorization endpoint there is always a person, whatever their browser says that it accepts. */
    private static RequestMatcher whereAPersonIsNeeded() {
        return PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize");
    }

    /** @param url where the gateway is reached from outside, without a slash at the end */
    @ConfigurationProperties("public")
    record Public(String url) {}
}
