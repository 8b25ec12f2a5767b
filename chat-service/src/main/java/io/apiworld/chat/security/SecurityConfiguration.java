package io.apiworld.chat.security;

import io.apiworld.defaults.security.ResourceServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What a token must be good for. Whose conversation it is, the conversations decide themselves. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    // spotless:off
    @Bean
    SecurityFilterChain whoMayCallWhat(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer.applyTo(http)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET,    "/ws/chat").hasAuthority("SCOPE_read:chat")
                        .requestMatchers(HttpMethod.GET,    "/api/chat/**").hasAuthority("SCOPE_read:chat")
                        .requestMatchers(HttpMethod.HEAD,   "/api/chat/**").hasAuthority("SCOPE_read:chat")
                        .requestMatchers(HttpMethod.POST,   "/api/chat/**").hasAuthority("SCOPE_write:chat")
                        .requestMatchers(HttpMethod.DELETE, "/api/chat/**").hasAuthority("SCOPE_write:chat")
                        // Other methods get as far as 405, and the alias as far as 308.
                        .requestMatchers("/api/chat/**", "/api/session/**", "/ws/chat").authenticated()
                        .anyRequest().denyAll())
                .build();
    }
    // spotless:on
}
