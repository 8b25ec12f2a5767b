package io.apiworld.crm.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.apiworld.defaults.security.ResourceServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] CUSTOMERS = {
        "/api/customers",
        "/api/customers/{id}",
        "/api/customers/{id}/interactions",
        "/v1/customers",
        "/v1/customers/{id}",
        "/v2/customers",
        "/v2/customers/{id}"
    };
    private static final String[] CUSTOMER = {"/api/customers/{id}", "/v1/customers/{id}", "/v2/customers/{id}"};
    private static final String OTHER_VERSION = "/{version:v[0-9.]+}/**";
    private static final String[] TICKETS = {"/api/tickets", "/api/cases"};
    private static final String[] TICKET = {"/api/tickets/{id}", "/api/cases/{id}"};
    private static final String CREATE_TICKET = "/api/create-ticket";

    // spotless:off
    @Bean
    SecurityFilterChain whoMayDoWhat(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer.applyTo(http).authorizeHttpRequests(requests -> requests
                .requestMatchers(GET,     CUSTOMERS)            .hasAuthority("SCOPE_read:customers")
                .requestMatchers(HEAD,    CUSTOMERS)            .hasAuthority("SCOPE_read:customers")
                .requestMatchers(PUT,     CUSTOMER)             .hasAuthority("SCOPE_write:customers")
                .requestMatchers(PATCH,   CUSTOMER)             .hasAuthority("SCOPE_write:customers")

                .requestMatchers(GET,     TICKETS)              .hasAuthority("SCOPE_read:tickets")
                .requestMatchers(HEAD,    TICKETS)              .hasAuthority("SCOPE_read:tickets")
                .requestMatchers(POST,    TICKETS)              .hasAuthority("SCOPE_write:tickets")
                .requestMatchers(GET,     TICKET)               .hasAuthority("SCOPE_read:tickets")
                .requestMatchers(HEAD,    TICKET)               .hasAuthority("SCOPE_read:tickets")
                .requestMatchers(PATCH,   TICKET)               .hasAuthority("SCOPE_write:tickets")
                .requestMatchers(POST,    CREATE_TICKET)        .hasAuthority("SCOPE_write:tickets")

                // Aliases only say where to go; there the caller is asked for its token
                .requestMatchers("/api/customer/**")            .permitAll()
                // Signed, not authorized: see the feature "inbound"
                .requestMatchers("/webhook/{event}")            .permitAll()

                // What a resource supports is no secret, and a method that it lacks answers 405, not 403
                .requestMatchers(OPTIONS, CUSTOMERS)            .permitAll()
                .requestMatchers(OPTIONS, TICKETS)              .permitAll()
                .requestMatchers(OPTIONS, TICKET)               .permitAll()
                .requestMatchers(OPTIONS, CREATE_TICKET)        .permitAll()
                .requestMatchers(CUSTOMERS)                     .authenticated()
                .requestMatchers(TICKETS)                       .authenticated()
                .requestMatchers(TICKET)                        .authenticated()
                .requestMatchers(CREATE_TICKET)                 .authenticated()
                // Gets as far as 404, which says what versions there are
                .requestMatchers(OTHER_VERSION)                 .authenticated()

                .anyRequest()                                   .denyAll()).build();
    }
    // spotless:on
}
