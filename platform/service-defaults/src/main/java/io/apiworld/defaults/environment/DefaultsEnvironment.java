package io.apiworld.defaults.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts the platform's settings below everything else, so that a service's own {@code application.yaml} names only what
 * differs. {@code deployed=false} leaves out what needs certificates and a tracing back-end on the machine.
 */
final class DefaultsEnvironment implements EnvironmentPostProcessor, Ordered {

    private final YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("deployed", boolean.class, true)) {
            addLast(environment, "deployed-defaults.yaml");
        }
        addLast(environment, "service-defaults.yaml");
    }

    /** After the service's own files are read, and after {@code deployed} could be set by any of them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private void addLast(ConfigurableEnvironment environment, String file) {
        try {
            yaml.load(file, new ClassPathResource(file)).forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
