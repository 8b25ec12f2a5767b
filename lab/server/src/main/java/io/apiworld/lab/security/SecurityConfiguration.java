package io.apiworld.lab.security;

import io.apiworld.defaults.security.ResourceServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Nothing inline, nothing from elsewhere, no frame around it. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    // spotless:off
    @Bean
    SecurityFilterChain whoMayDoWhat(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer.applyTo(http)
                .headers(SecurityConfiguration::ofPages)
                .authorizeHttpRequests(requests -> requests
                .requestMatchers("/", "/customer", "/agent")       .permitAll()
                .requestMatchers("/tls", "/routes", "/reference")  .permitAll()
                .requestMatchers("/faults")                        .permitAll()
                .requestMatchers("/lessons", "/lessons/*")         .permitAll()
                .requestMatchers("/logs", "/token", "/report")     .permitAll()
                .requestMatchers("/assets/**")                     .permitAll()
                .requestMatchers("/favicon.svg", "/favicon.ico")   .permitAll()
                .requestMatchers("/lab/api/system")                .permitAll()
                .requestMatchers("/lab/api/traces")                .permitAll()
                .requestMatchers("/lab/api/traces/*")              .permitAll()
                .requestMatchers("/lab/api/traffic")               .permitAll()
                .requestMatchers("/lab/api/tls/**")                .permitAll()
                .requestMatchers("/lab/api/lessons/**")            .permitAll()
                .requestMatchers("/lab/api/chapters/**")           .permitAll()
                .requestMatchers("/lab/api/source")                .permitAll()
                .requestMatchers(HttpMethod.POST, "/lab/api/tokens/inspection").permitAll()
                .requestMatchers("/lab/api/tokens/own/**")         .authenticated()
                .requestMatchers("/lab/api/logs")                  .authenticated()
                .requestMatchers("/lab/api/runs/**")               .authenticated()
                .requestMatchers("/lab/api/attempts/**")           .authenticated()
                .requestMatchers("/lab/api/progress/**")           .authenticated()
                .requestMatchers(HttpMethod.GET, "/lab/api/faults").permitAll()
                .requestMatchers("/lab/api/faults/**")             .hasAnyRole("SUPERVISOR", "ADMIN")
                .requestMatchers(HttpMethod.POST, "/lab/tap")      .permitAll()
                .requestMatchers(HttpMethod.GET, "/lab/faults")    .permitAll()
                .anyRequest()                                      .denyAll()).build();
    }
    // spotless:on

    private static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
