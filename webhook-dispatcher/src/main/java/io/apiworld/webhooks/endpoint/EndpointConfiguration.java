package io.apiworld.webhooks.endpoint;

import io.apiworld.defaults.sealing.Seal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    /** Closes the endpoints' secrets, and with them the kept answers in which a secret was handed out. */
    @Bean
    Seal seal(EndpointProperties properties) {
        return properties.seal();
    }
}
