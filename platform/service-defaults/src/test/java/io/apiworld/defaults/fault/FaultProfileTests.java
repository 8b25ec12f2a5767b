package io.apiworld.defaults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class FaultProfileTests {

    final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FaultAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(DataSource.class, DriverManagerDataSource::new)
            .withPropertyValues("spring.application.name=crm-service", "services.lab=http://localhost:1");

    @Test
    void aServiceAsItIsRunInProductionHasNothingOfIt() {
        service.run(context -> assertThat(context)
                .doesNotHaveBean(FaultAutoConfiguration.class)
                .doesNotHaveBean(Faults.class)
                .doesNotHaveBean(FaultFeed.class)
                .doesNotHaveBean(WebMvcConfigurer.class)
                .getBean(DataSource.class)
                .isInstanceOf(DriverManagerDataSource.class));
    }

    @Test
    void theProfileBringsAllOfIt() {
        service.withPropertyValues("spring.profiles.active=lab")
                .run(context -> assertThat(context)
                        .hasSingleBean(Faults.class)
                        .hasSingleBean(FaultFeed.class)
                        .hasSingleBean(WebMvcConfigurer.class)
                        .getBean(DataSource.class)
                        .isInstanceOf(SlowDataSource.class));
    }
}
