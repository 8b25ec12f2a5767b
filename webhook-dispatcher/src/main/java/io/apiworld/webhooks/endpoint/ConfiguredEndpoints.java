package io.apiworld.webhooks.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Puts the endpoints that come from configuration in their place before the first event can arrive. */
@Component
class ConfiguredEndpoints implements SmartInitializingSingleton {

    static final String CRM = "crm";

    private final EndpointRegister register;
    private final EndpointProperties properties;
    private final Clock clock;

    ConfiguredEndpoints(EndpointRegister register, EndpointProperties properties, Clock clock) {
        this.register = register;
        this.properties = properties;
        this.clock = clock;
    }

    /** What people have chosen (status, events, description) stays as it is. */
    @Override
    public void afterSingletonsInstantiated() {
        if (!register.add(crm(), properties.crmSecret())) {
            register.change(CRM, endpoint -> endpoint.at(properties.crm().url()));
            followSecret();
        }
    }

    private void followSecret() {
        var now = clock.instant();
        var newest = register.secretsOf(CRM, now).stream().findFirst();
        if (!newest.equals(Optional.of(properties.crmSecret()))) {
            register.rotate(CRM, properties.crmSecret(), now, now.plus(properties.formerSecretLasts()));
        }
    }

    private Endpoint crm() {
        return new Endpoint(
                CRM,
                properties.crm().url(),
                List.of(Endpoint.EVERY_EVENT),
                "The CRM of API World",
                EndpointStatus.ENABLED,
                null,
                clock.instant());
    }
}
