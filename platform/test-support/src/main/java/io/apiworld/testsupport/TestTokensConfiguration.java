package io.apiworld.testsupport;

import com.nimbusds.jose.JOSEException;
import java.security.interfaces.RSAPublicKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
class TestTokensConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    static class Servlet {

        @Bean
        JwtDecoder jwtDecoder(ObjectProvider<OAuth2TokenValidator<Jwt>> rules) throws JOSEException {
            var decoder = NimbusJwtDecoder.withPublicKey(publicKey())
                    .validateType(false)
                    .build();
            // Judged by the service's own rules, where it has some
            decoder.setJwtValidator(rules.getIfAvailable(TestTokens::validator));
            return decoder;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static class Reactive {

        @Bean
        ReactiveJwtDecoder jwtDecoder() throws JOSEException {
            var decoder = NimbusReactiveJwtDecoder.withPublicKey(publicKey())
                    .validateType(false)
                    .build();
            decoder.setJwtValidator(TestTokens.validator());
            return decoder;
        }
    }

    private static RSAPublicKey publicKey() throws JOSEException {
        return TestTokens.KEY.toRSAPublicKey();
    }
}
