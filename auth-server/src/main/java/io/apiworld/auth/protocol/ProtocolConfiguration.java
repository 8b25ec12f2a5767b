package io.apiworld.auth.protocol;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.apiworld.auth.account.Accounts;
import io.apiworld.auth.apikey.KeyExchange;
import io.apiworld.auth.client.ClientSecretEncoder;
import java.util.Set;
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
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, Accounts accounts, JsonMapper json, KeyExchange apiKeys) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                    server.clientAuthentication(client -> client.errorResponseHandler(new InvalidClientAnswer(json))
                            .authenticationProviders(providers -> providers.forEach(provider -> {
                                if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
                                    bySecret.setPasswordEncoder(new ClientSecretEncoder());
                                }
                            })));
                    server.tokenEndpoint(apiKeys::addTo);
                })
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new ScopeNarrowing(accounts), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), whereAPersonIsNeeded()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain login(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/login", "/signed-out", "/error", "/auth-assets/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutSuccessUrl("/signed-out"))
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

    /** At the authorization endpoint there is always a person, whatever their browser says that it accepts. */
    private static RequestMatcher whereAPersonIsNeeded() {
        return PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize");
    }

    /** @param url where the gateway is reached from outside, without a slash at the end */
    @ConfigurationProperties("public")
    record Public(String url) {}
}
