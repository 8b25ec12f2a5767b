package io.apiworld.sandbox.security;

import io.apiworld.defaults.security.ResourceServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ResourceServer resourceServer) {
        // spotless:off
        return resourceServer.applyTo(http).authorizeHttpRequests(requests -> requests
                .requestMatchers(                   "/sandbox/receivers/*/inbox").permitAll()
                .requestMatchers(HttpMethod.GET,    "/sandbox/receivers/**").hasAuthority("SCOPE_read:webhooks")
                .requestMatchers(HttpMethod.PUT,    "/sandbox/receivers/**").hasAuthority("SCOPE_write:webhooks")
                .requestMatchers(HttpMethod.DELETE, "/sandbox/receivers/**").hasAuthority("SCOPE_write:webhooks")
                .requestMatchers(HttpMethod.GET,    "/sandbox/tls/**").permitAll()
                .requestMatchers(                   "/sandbox/tls/**").authenticated()
                .anyRequest().denyAll())
                .build();
        // spotless:on
    }
}
