package io.apiworld.webhooks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.webhooks.RunningDispatcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class EndpointPropertiesTests {

    private static final String[] COMPLETE = {
        "endpoints.crm.url=https://crm.example/webhook/{event}",
        "endpoints.crm.secret=" + RunningDispatcher.CRM_SECRET,
        "endpoints.encryption-key=" + RunningDispatcher.ENCRYPTION_KEY
    };

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(EndpointProperties.class)
    static class Properties {}

    @Test
    void showNoSecretInText() {
        context.withPropertyValues(COMPLETE).run(started -> {
            var properties = started.getBean(EndpointProperties.class);
            assertThat(properties + " " + properties.crm() + " " + properties.crmSecret())
                    .doesNotContain(RunningDispatcher.CRM_SECRET, RunningDispatcher.ENCRYPTION_KEY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoints.crm.url", "endpoints.crm.secret", "endpoints.encryption-key"})
    void letNoServiceStartWithout(String missing) {
        var rest = Stream.of(COMPLETE).filter(property -> !property.startsWith(missing));

        context.withPropertyValues(rest.toArray(String[]::new))
                .run(started -> assertThat(started).hasFailed());
    }
}
