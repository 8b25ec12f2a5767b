package io.apiworld.webhooks.security;

import io.apiworld.defaults.security.ResourceServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    // spotless:off
    @Bean
    SecurityFilterChain whoMayCallWhat(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer.applyTo(http)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET,    "/api/webhooks/**").hasAuthority("SCOPE_read:webhooks")
                        .requestMatchers(HttpMethod.HEAD,   "/api/webhooks/**").hasAuthority("SCOPE_read:webhooks")
                        .requestMatchers(HttpMethod.POST,   "/api/webhooks/**").hasAuthority("SCOPE_write:webhooks")
                        .requestMatchers(HttpMethod.PATCH,  "/api/webhooks/**").hasAuthority("SCOPE_write:webhooks")
                        .requestMatchers(HttpMethod.DELETE, "/api/webhooks/**").hasAuthority("SCOPE_write:webhooks")
                        // Other methods get as far as 405.
                        .requestMatchers("/api/webhooks/**").authenticated()
                        .anyRequest().denyAll())
                .build();
    }
    // spotless:on
}
