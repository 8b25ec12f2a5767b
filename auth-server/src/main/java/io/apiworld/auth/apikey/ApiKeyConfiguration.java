package io.apiworld.auth.apikey;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.apiworld.defaults.security.AccessTokenRules;
import io.apiworld.defaults.security.ResourceServer;
import java.security.SecureRandom;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {

    /** Before the pages' chain: here a token counts, and no session. Whose app it is, the office decides. */
    @Bean
    @Order(0)
    SecurityFilterChain apiKeys(
            HttpSecurity http, ResourceServer resourceServer, JWKSource<SecurityContext> keys, AccessTokenRules rules) {
        var decoder = accessTokens(keys, rules);
        return resourceServer
                .applyTo(http)
                .securityMatcher("/api/api-keys/**")
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    SecureRandom keyRandom() {
        return new SecureRandom();
    }

    /** RFC 9068 access tokens for us, and no ID tokens. */
    private static JwtDecoder accessTokens(JWKSource<SecurityContext> keys, AccessTokenRules rules) {
        var processor = new DefaultJWTProcessor<>();
        // The rules look at the type as well, and say so where it is wrong.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return decoder;
    }
}
