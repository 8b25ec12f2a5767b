package io.apiworld.defaults.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A service is to be breakable only where somebody has said so: nowhere but in the profile {@code lab}. */
@AutoConfiguration(
        afterName = {
            "io.apiworld.defaults.environment.EnvironmentAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
        },
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@Profile(FaultAutoConfiguration.LAB)
class FaultAutoConfiguration {

    static final String LAB = "lab";

    private static final Duration CONNECT = Duration.ofSeconds(2);

    @Bean
    Faults faults(Environment environment, Clock clock) {
        return new Faults(nameIn(environment), clock);
    }

    @Bean
    FaultFeed faultFeed(Faults faults, Environment environment, ObjectProvider<SslBundles> bundles) {
        return new FaultFeed(
                faults,
                environment.getRequiredProperty("services.lab", URI.class),
                nameIn(environment),
                () -> client(environment, bundles));
    }

    private static HttpClient client(Environment environment, ObjectProvider<SslBundles> bundles) {
        var http = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT);
        var bundle = environment.getProperty("spring.http.clients.ssl.bundle");
        if (bundle != null) {
            http.sslContext(bundles.getObject().getBundle(bundle).createSslContext());
        }
        return http.build();
    }

    private static String nameIn(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(WebMvcConfigurer.class)
    static class Servlet {

        @Bean
        WebMvcConfigurer faultsComeBeforeControllers(Faults faults) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new FaultInterceptor(faults)).excludePathPatterns("/actuator/**");
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DelegatingDataSource.class)
    static class Database {

        /** Looked up late: what post-processes beans comes before most of them. */
        @Bean
        static BeanPostProcessor databasesCanBeSlow(ObjectProvider<Faults> faults) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? new SlowDataSource(database, faults.getObject())
                            : bean;
                }
            };
        }
    }
}
