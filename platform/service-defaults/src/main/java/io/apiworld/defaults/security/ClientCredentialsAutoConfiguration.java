package io.apiworld.defaults.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.ClientRegistrationIdProcessor;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/**
 * A service calls another as itself: put {@code @ClientRegistrationId} on the HTTP interface. The token is the service's, one
 * for all callers, kept until shortly before it expires and dropped when it is refused.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ClientRegistrationRepository.class, RestClient.class})
@ConditionalOnBean({ClientRegistrationRepository.class, RestClient.Builder.class})
class ClientCredentialsAutoConfiguration {

    private static final Authentication THIS_SERVICE = new AnonymousAuthenticationToken(
            "this-service", "this-service", AuthorityUtils.createAuthorityList("ROLE_SERVICE"));

    @Bean
    OAuth2AuthorizedClientManager ownTokens(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientService tokens, RestClient.Builder http) {
        var endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.setRestClient(http.clone()
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(credentials -> credentials.accessTokenResponseClient(endpoint))
                .build());
        return manager;
    }

    @Bean
    RestClientHttpServiceGroupConfigurer httpServicesCallAsThisService(
            OAuth2AuthorizedClientManager tokens, OAuth2AuthorizedClientService store) {
        var bearer = new OAuth2ClientHttpRequestInterceptor(tokens);
        bearer.setPrincipalResolver(_ -> THIS_SERVICE);
        bearer.setAuthorizationFailureHandler(OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(store));
        return groups -> {
            groups.forEachClient((_, client) -> client.requestInterceptor(bearer));
            groups.forEachProxyFactory(
                    (_, proxies) -> proxies.httpRequestValuesProcessor(ClientRegistrationIdProcessor.DEFAULT_INSTANCE));
        };
    }
}
