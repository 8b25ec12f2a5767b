package io.apiworld.defaults.tracing;

import brave.Tracing;
import brave.baggage.BaggageField;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

@AutoConfiguration(afterName = "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration")
@ConditionalOnClass(Tracing.class)
class TracingAutoConfiguration {

    private static final String ACTUATOR = "/actuator";

    @Bean
    @ConditionalOnBean(Tracing.class)
    Traces traces(Tracing tracing, BaggageField correlationIdField) {
        return new Traces(tracing, correlationIdField);
    }

    /** Spring Security would observe each of its filters: noise in a trace that people read, and a good part of a request's cost. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityObservationSettings.class)
    static class Security {

        @Bean
        SecurityObservationSettings securityFiltersAreNotObserved() {
            return SecurityObservationSettings.noObservations();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(ServerRequestObservationContext.class)
    static class Servlet {

        /** Health checks come every few seconds; a trace for each would bury the ones that people look for. */
        @Bean
        ObservationPredicate healthChecksAreNotTraced() {
            return (_, context) ->
                    !(context instanceof ServerRequestObservationContext served && isHealthCheck(served));
        }

        private static boolean isHealthCheck(ServerRequestObservationContext served) {
            var request = served.getCarrier();
            return request != null && request.getRequestURI().startsWith(ACTUATOR);
        }
    }

    /** As above, in a reactive service. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    @ConditionalOnClass(org.springframework.http.server.reactive.observation.ServerRequestObservationContext.class)
    static class Reactive {

        @Bean
        ObservationPredicate healthChecksAreNotTraced() {
            return (_, context) -> !(context
                            instanceof
                            org.springframework.http.server.reactive.observation.ServerRequestObservationContext served
                    && isHealthCheck(served));
        }

        private static boolean isHealthCheck(
                org.springframework.http.server.reactive.observation.ServerRequestObservationContext served) {
            var request = served.getCarrier();
            return request != null && request.getURI().getPath().startsWith(ACTUATOR);
        }
    }
}
