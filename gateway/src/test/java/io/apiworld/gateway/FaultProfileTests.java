package io.apiworld.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.defaults.fault.Faults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.ApplicationContext;

/** A gateway as it is run in production. */
@GatewayTest
class FaultProfileTests {

    @Autowired
    ApplicationContext gateway;

    @Test
    void hasNothingThatBreaksOnPurpose() {
        assertThat(gateway.getBeansOfType(Faults.class)).isEmpty();
        assertThat(gateway.getBeansOfType(GlobalFilter.class).values())
                .isNotEmpty()
                .noneMatch(filter -> filter.getClass().getPackageName().endsWith(".fault"));
        assertThat(gateway.getEnvironment().getProperty("fault.instead.garbage"))
                .isNull();
    }
}
