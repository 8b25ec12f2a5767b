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
import io.apiworld.auth.device.DevicePages;
import io.apiworld.auth.exchange.ExchangePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ProtocolConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http,
            Accounts accounts,
            Public address,
            JsonMapper json,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations,
            KeyExchange apiKeys,
            @Qualifier("logoutByClient") AuthenticationSuccessHandler logoutByClient) {
        var answer = new AuthorizationAnswer(address.url());
        var invalidClient = new InvalidClientAnswer(json);
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(logoutByClient))
                            .userInfoEndpoint(
                                    endpoint -> endpoint.errorResponseHandler(new UserinfoRefusal(json, address.url())))
                            .providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                    metadata -> metadata.claims(Discovery::tellTheTruth))));
                    server.authorizationServerMetadataEndpoint(
                            endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                    metadata -> metadata.claims(Discovery::tellTheTruth)));
                    server.clientAuthentication(client -> client.errorResponseHandler(invalidClient)
                            .authenticationConverter(new NamedClient.Reader())
                            .authenticationProvider(new NamedClient.Recognition(clients))
                            .authenticationProviders(replacing(ClientSecretAuthenticationProvider.class, bySecret -> {
                                bySecret.setPasswordEncoder(new ClientSecretEncoder());
                                return bySecret;
                            })));
                    server.authorizationEndpoint(endpoint -> endpoint.consentPage("/consent")
                            .authorizationResponseHandler(answer)
                            .errorResponseHandler(answer)
                            .authenticationProviders(replacing(
                                    OAuth2AuthorizationCodeRequestAuthenticationProvider.class, request -> {
                                        request.setAuthenticationValidator(
                                                new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                                                        .andThen(new WithinRole(accounts)));
                                        return request;
                                    })));
                    server.pushedAuthorizationRequestEndpoint(Customizer.withDefaults());
                    server.deviceAuthorizationEndpoint(
                            endpoint -> endpoint.verificationUri(address.url() + DevicePages.START));
                    server.deviceVerificationEndpoint(endpoint -> DevicePages.serve(endpoint, clients, authorizations));
                    server.tokenEndpoint(endpoint -> {
                        endpoint.authenticationProviders(replacing(
                                OAuth2TokenExchangeAuthenticationProvider.class,
                                exchange -> new ExchangePolicy(exchange, authorizations, address.url())));
                        apiKeys.addTo(endpoint);
                    });
                    server.tokenIntrospectionEndpoint(endpoint -> endpoint.errorResponseHandler(forbidden(json))
                            .authenticationProviders(replacing(
                                    OAuth2TokenIntrospectionAuthenticationProvider.class, ResourceServersOnly::new)));
                })
                .oauth2ResourceServer(
                        server -> server.jwt(Customizer.withDefaults()).dPoP(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new ScopeNarrowing(accounts), SecurityContextHolderFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), whereAPersonIsNeeded())
                        .defaultAuthenticationEntryPointFor(invalidClient, whereAClientIsNeeded()))
                .build();
    }

    /** One issuer, right in the browser and inside every container: a string, never fetched from. */
    @Bean
    AuthorizationServerSettings settings(Public address) {
        return AuthorizationServerSettings.builder().issuer(address.url()).build();
    }

    /** For our own endpoints: RFC 9068 access tokens alone, which the default decoder refuses (A7); an id token opens nothing. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, Public address) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(address.url())
                .audience(address.url())
                .build());
        return decoder;
    }

    /** Here there is always a person, whatever their browser says that it accepts. */
    private static RequestMatcher whereAPersonIsNeeded() {
        var path = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(path.matcher("/oauth2/authorize"), path.matcher("/oauth2/device_verification"));
    }

    /** Where the framework's own answer is a bare 401, without a word on how to do better. */
    private static RequestMatcher whereAClientIsNeeded() {
        var path = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(Stream.of(
                        "/oauth2/token",
                        "/oauth2/introspect",
                        "/oauth2/revoke",
                        "/oauth2/par",
                        "/oauth2/device_authorization")
                .map(place -> path.matcher(HttpMethod.POST, place))
                .toArray(RequestMatcher[]::new));
    }

    /** The framework's own provider of this type, changed or wrapped; there is exactly one. */
    private static <T extends AuthenticationProvider> Consumer<List<AuthenticationProvider>> replacing(
            Class<T> type, Function<T, AuthenticationProvider> change) {
        return providers -> providers.replaceAll(
                provider -> type.isInstance(provider) ? change.apply(type.cast(provider)) : provider);
    }

    private static AuthenticationFailureHandler forbidden(JsonMapper json) {
        return (_, response, failure) -> {
            var code = failure instanceof OAuth2AuthenticationException oauth
                    ? oauth.getError().getErrorCode()
                    : OAuth2ErrorCodes.ACCESS_DENIED;
            var denied = OAuth2ErrorCodes.ACCESS_DENIED.equals(code);
            response.setStatus((denied ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST).value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), Map.of("error", code));
        };
    }

    /** @param url where the gateway is reached from outside, without a slash at the end */
    @ConfigurationProperties("public")
    record Public(String url) {}
}
