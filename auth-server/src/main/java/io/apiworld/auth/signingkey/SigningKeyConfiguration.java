package io.apiworld.auth.signingkey;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.apiworld.defaults.sealing.Seal;
import io.apiworld.defaults.security.ResourceServer;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SigningKeyConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(KeyRules rules, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        var seal = Seal.ofBase64(rules.encryptionKey());
        var keys = new SigningKeys(db, new TransactionTemplate(transactions), seal, rules, clock);
        keys.ensureOneOfEach();
        return keys;
    }

    /** Of all keys that fit the algorithm, the first is the one that signs. */
    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    @Order(0)
    SecurityFilterChain signingKeysAreForAdministrators(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer
                .applyTo(http.securityMatcher("/api/signing-keys"))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_admin"))
                .build();
    }
}
