package io.apiworld.auth.signingkey;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.apiworld.defaults.sealing.Seal;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.annotation.Validated;

@Configuration(proxyBeanMethods = false)
class SigningKeyConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(Sealing sealing, JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        var seal = Seal.ofBase64(sealing.encryptionKey());
        var keys = new SigningKeys(db, new TransactionTemplate(transactions), seal, clock);
        keys.ensureOne();
        return keys;
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    /** @param encryptionKey 32 bytes in base64; seals the private keys in the database */
    @Validated
    @ConfigurationProperties("signing-keys")
    record Sealing(@NotBlank String encryptionKey) {}
}
