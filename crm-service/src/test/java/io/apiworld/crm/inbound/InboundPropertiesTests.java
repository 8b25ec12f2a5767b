package io.apiworld.crm.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

class InboundPropertiesTests {

    final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Inbound.class);

    @Test
    void doesNotStartWithoutASecret() {
        service.run(context -> assertThat(context).hasFailed());
    }

    @Test
    void doesNotStartWithAWeakSecretAndDoesNotPrintIt() {
        service.withPropertyValues("inbound.secret=whsec_dG9vIHNob3J0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("24 to 64 bytes")
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("dG9vIHNob3J0")));
    }

    @Test
    void takesSeveralSecretsAndPrintsNone() {
        service.withPropertyValues(
                        "inbound.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,whsec_b2xkIHNlY3JldCwgb24gaXRzIHdheSBvdXQsIDMyIQ==")
                .run(context -> assertThat(
                                context.getBean(InboundProperties.class).toString())
                        .contains("secrets=2")
                        .doesNotContain("whsec"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(InboundProperties.class)
    @Import(InboundConfiguration.class)
    static class Inbound {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JsonMapper json() {
            return new JsonMapper();
        }
    }
}
