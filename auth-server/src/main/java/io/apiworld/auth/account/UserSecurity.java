package io.apiworld.auth.account;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.apiworld.defaults.security.ResourceServer;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class UserSecurity {

    private static final String[] USERS = {"/api/users", "/api/users/{id}", "/api/create-user"};

    /** Before the pages' chain: here a token counts, and no session. */
    @Bean
    @Order(0)
    SecurityFilterChain users(
            HttpSecurity http,
            ResourceServer resourceServer,
            JWKSource<SecurityContext> keys,
            AuthorizationServerSettings settings) {
        var decoder = accessTokens(keys, Objects.requireNonNull(settings.getIssuer()));
        return resourceServer
                .applyTo(http)
                .securityMatcher("/api/users/**", "/api/create-user")
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.POST, "/api/users", "/api/create-user")
                                .hasAuthority("SCOPE_admin")
                                .requestMatchers(HttpMethod.GET, "/api/users/{id}")
                                .hasAuthority("SCOPE_admin")
                                // A method that is not served is answered by 405 with Allow
                                .requestMatchers(USERS)
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .build();
    }

    /** RFC 9068 access tokens for us, and no ID tokens. */
    private static JwtDecoder accessTokens(JWKSource<SecurityContext> keys, String issuer) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(issuer)
                .build());
        return decoder;
    }
}
