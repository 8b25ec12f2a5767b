package io.apiworld.auth.fault;

import io.apiworld.defaults.fault.Faults;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

@Configuration(proxyBeanMethods = false)
@Profile("lab")
class FaultConfiguration {

    /** Around the one that there is: the framework takes no second, and what makes good tokens need not know of bad ones. */
    @Bean
    static BeanPostProcessor tokensCanBeSpoiled(ObjectProvider<Faults> faults) {
        return new BeanPostProcessor() {
            @Override
            @SuppressWarnings("unchecked")
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof OAuth2TokenCustomizer<?> claims
                        ? new SpoiledClaims((OAuth2TokenCustomizer<JwtEncodingContext>) claims, faults.getObject())
                        : bean;
            }
        };
    }
}
