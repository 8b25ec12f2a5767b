package io.apiworld.defaults.idempotency;

import io.apiworld.defaults.sealing.Seal;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        },
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({JdbcClient.class, JwtAuthenticationToken.class, WebMvcConfigurer.class})
@ConditionalOnBean({JdbcClient.class, TransactionOperations.class})
@EnableConfigurationProperties(IdempotencyRules.class)
class IdempotencyAutoConfiguration {

    @Bean
    WebMvcConfigurer handlersCanActOnce(
            JdbcClient jdbc,
            ObjectProvider<Seal> seal,
            Clock clock,
            IdempotencyRules rules,
            TransactionOperations transactions,
            JsonMapper json) {
        var store = new AnswerStore(jdbc, seal.getIfAvailable(), clock);
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OnceResolver(store, rules, transactions, json));
            }
        };
    }
}
