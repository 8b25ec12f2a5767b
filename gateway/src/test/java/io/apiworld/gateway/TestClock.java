package io.apiworld.gateway;

import io.apiworld.testsupport.AdjustableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class TestClock {

    @Bean
    AdjustableClock clock() {
        return new AdjustableClock(Instant.now());
    }
}
