package io.apiworld.gateway;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Leads the gateway to the stubs, below what a test says itself. */
final class StubbedBackends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var sources = context.getEnvironment().getPropertySources();
        sources.addAfter(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new MapPropertySource("stubs", Backend.properties()));
        sources.addAfter(
                SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new MapPropertySource("broken TLS", BrokenTls.properties()));
    }
}
