package io.apiworld.lab.watching;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationContext;

@Configuration(proxyBeanMethods = false)
class WatchingConfiguration {

    /**
     * Every open page asks for health and traces every few seconds; traced, those questions would be most of what there is to see.
     * A request that is not observed has no span for what its security filters observe, so those are left out with it.
     */
    @Bean
    ObservationPredicate watchingIsNotTraced() {
        return (String name, Observation.Context context) -> switch (context) {
            case ServerRequestObservationContext _ -> false;
            case ClientRequestObservationContext request ->
                request.getCarrier() == null
                        || !request.getCarrier().getURI().getPath().startsWith("/zipkin/");
            default -> !name.startsWith("spring.security.");
        };
    }
}
