package io.apiworld.gateway.circuit;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CircuitConfiguration {

    /** Spreads pauses; nothing that must not be guessed hangs on it. */
    @Bean
    RandomGenerator chance() {
        return new Random();
    }
}
