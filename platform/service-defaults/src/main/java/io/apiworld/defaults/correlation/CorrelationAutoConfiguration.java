package io.apiworld.defaults.correlation;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.baggage.BaggagePropagationCustomizer;
import brave.baggage.CorrelationScopeConfig.SingleCorrelationField;
import brave.baggage.CorrelationScopeCustomizer;
import brave.handler.SpanHandler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The correlation id travels as baggage of the trace: Brave reads it from the header, keeps it with the span, puts it into
 * the logs and sends it on, over threads and outbound calls alike. Nothing else in the platform has to carry it.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration")
@ConditionalOnClass(Tracing.class)
class CorrelationAutoConfiguration {

    private static final BaggageField FIELD = BaggageField.create(CorrelationId.FIELD);

    @Bean
    BaggageField correlationIdField() {
        return FIELD;
    }

    @Bean
    BaggagePropagationCustomizer correlationIdTravelsInItsHeader() {
        return propagation -> propagation.add(SingleBaggageField.newBuilder(FIELD)
                .addKeyName(CorrelationId.HEADER)
                .build());
    }

    @Bean
    CorrelationScopeCustomizer correlationIdStandsInEveryLogLine() {
        return scope -> scope.add(
                SingleCorrelationField.newBuilder(FIELD).flushOnUpdate().build());
    }

    @Bean
    SpanHandler correlationIdTag() {
        return new CorrelationIdTag(FIELD);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(OncePerRequestFilter.class)
    static class Servlet {

        @Bean
        FilterRegistrationBean<CorrelationIdFilter> correlationIdFilter() {
            var registration = new FilterRegistrationBean<>(new CorrelationIdFilter());
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
