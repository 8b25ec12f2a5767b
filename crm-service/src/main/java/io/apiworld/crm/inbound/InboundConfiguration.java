package io.apiworld.crm.inbound;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    @Bean
    SignatureCheck signatureCheck(InboundProperties properties, Clock clock) {
        var secrets = properties.secret().stream().map(SigningSecret::of).toList();
        return new SignatureCheck(secrets, properties.tolerance(), clock);
    }

    @Bean
    EventReader eventReader(JsonMapper json) {
        return new EventReader(json);
    }
}
