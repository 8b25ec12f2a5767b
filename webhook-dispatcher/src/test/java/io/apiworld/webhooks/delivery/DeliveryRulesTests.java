package io.apiworld.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class DeliveryRulesTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(DeliveryRules.class)
    static class Properties {}

    @Test
    void areSoundUnlessToldOtherwiseAndLeaveHandsForOthers() {
        context.run(started -> {
            var rules = started.getBean(DeliveryRules.class);
            assertThat(rules.lease()).isGreaterThan(rules.timeout());
            assertThat(rules.perReceiver()).isLessThan(rules.concurrency());
        });
    }

    @Test
    void refuseALeaseThatEndsBeforeTheAttempt() {
        context.withPropertyValues("deliveries.timeout=30s", "deliveries.lease=30s")
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void refuseToHaveNoHands() {
        context.withPropertyValues("deliveries.concurrency=0")
                .run(started -> assertThat(started).hasFailed());
    }
}
