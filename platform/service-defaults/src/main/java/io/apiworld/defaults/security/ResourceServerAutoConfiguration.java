package io.apiworld.defaults.security;

import io.apiworld.defaults.problem.ProblemContext;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
        afterName = {
            "io.apiworld.defaults.problem.ProblemAutoConfiguration",
            "org.springframework.boot.restclient.autoconfigure.RestTemplateAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(JwtAuthenticationToken.class)
class ResourceServerAutoConfiguration {

    @Bean
    ResourceServer resourceServer(ProblemContext context, JsonMapper json, Environment environment) {
        var publicUrl = environment.getRequiredProperty("public.url");
        return new ResourceServer(new RefusalWriter(context, json, publicUrl), publicUrl);
    }

    @Bean
    AccessTokenRules accessTokenRules(Environment environment) {
        return new AccessTokenRules(environment.getRequiredProperty("public.url"), Clock.systemUTC());
    }

    /** The management port is reachable from inside only, and gives health and metrics alone. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain managementIsOpenOnItsOwnPort(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(RestTemplateBuilder.class)
    static class Tokens {

        /**
         * Accepts RFC 9068 access tokens of our issuer, meant for us. The issuer is compared as a string; keys come from the internal
         * address, so that the public one need not be reachable from here.
         */
        @Bean
        @ConditionalOnMissingBean
        JwtDecoder jwtDecoder(Environment environment, RestTemplateBuilder http, AccessTokenRules rules) {
            var decoder = NimbusJwtDecoder.withJwkSetUri(
                            environment.getRequiredProperty("services.auth") + "/oauth2/jwks")
                    .restOperations(http.build())
                    .jwsAlgorithms(algorithms -> {
                        algorithms.add(SignatureAlgorithm.RS256);
                        algorithms.add(SignatureAlgorithm.ES256);
                    })
                    .validateType(false)
                    .build();
            decoder.setJwtValidator(rules);
            return decoder;
        }
    }
}
