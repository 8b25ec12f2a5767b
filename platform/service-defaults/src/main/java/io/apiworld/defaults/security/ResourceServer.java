package io.apiworld.defaults.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.DPoPAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** The part of a service's security that is the same everywhere; the table of who may do what is each service's own. */
public final class ResourceServer {

    private static final AuthenticationConverter PROOFS = new DPoPAuthenticationConverter();

    private final RefusalWriter refusals;
    private final String publicUrl;

    ResourceServer(RefusalWriter refusals, String publicUrl) {
        this.refusals = refusals;
        this.publicUrl = publicUrl;
    }

    /**
     * Stateless, authenticated by access tokens alone, bearer or bound to a key (RFC 9449); a bound one counts for nothing as a bearer
     * token, and a proof for nothing the second time that it comes to this instance. Authorities are {@code SCOPE_<scope>} and {@code ROLE_<ROLE>}. The service
     * adds its own rules and ends them with {@code anyRequest().denyAll()}.
     */
    public HttpSecurity applyTo(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities()))
                        .dPoP(bound -> bound.authenticationConverter(this::withProof)
                                .authenticationFailureHandler(refusals::commence))
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

    /** The proof is for the address that the client knows, which is the gateway's, by whatever name that calls us. */
    private @Nullable Authentication withProof(HttpServletRequest request) {
        return PROOFS.convert(request) instanceof DPoPAuthenticationToken bound
                ? new DPoPAuthenticationToken(
                        bound.getAccessToken(),
                        bound.getDPoPProof(),
                        bound.getMethod(),
                        publicUrl + request.getRequestURI())
                : null;
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
