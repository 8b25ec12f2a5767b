package io.apiworld.defaults.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/** The part of a service's security that is the same everywhere; the table of who may do what is each service's own. */
public final class ResourceServer {

    private final RefusalWriter refusals;

    ResourceServer(RefusalWriter refusals) {
        this.refusals = refusals;
    }

    /**
     * Stateless, authenticated by access tokens alone. Authorities are {@code SCOPE_<scope>} and {@code ROLE_<ROLE>}. The service
     * adds its own rules and ends them with {@code anyRequest().denyAll()}.
     */
    public HttpSecurity applyTo(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // What the service can do is no secret
                        .requestMatchers(HttpMethod.GET, "/openapi.json")
                        .permitAll());
    }

    private static JwtAuthenticationConverter authorities() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(ResourceServer::authoritiesOf);
        return converter;
    }

    private static List<GrantedAuthority> authoritiesOf(Jwt token) {
        return Stream.concat(
                        listed(token, "scope").map(scope -> "SCOPE_" + scope),
                        listed(token, "roles").map(role -> "ROLE_" + role.toUpperCase(java.util.Locale.ROOT)))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    private static Stream<String> listed(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? Stream.empty() : values.stream().flatMap(value -> Stream.of(value.split(" ")));
    }
}
