package io.apiworld.chat.signal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SignalConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Profile("!cluster")
    static class OneInstance {

        @Bean
        Signals signals(ObjectProvider<SignalListener> listeners) {
            return new LocalSignals(listeners);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("cluster")
    static class ManyInstances {

        @Bean
        ValkeySignals signals(ObjectProvider<SignalListener> listeners, StringRedisTemplate valkey, JsonMapper json) {
            return new ValkeySignals(new LocalSignals(listeners), valkey, json);
        }

        @Bean
        RedisMessageListenerContainer signalsFromOthers(RedisConnectionFactory valkey, ValkeySignals signals) {
            var container = new RedisMessageListenerContainer();
            container.setConnectionFactory(valkey);
            container.addMessageListener(signals, new ChannelTopic(ValkeySignals.CHANNEL));
            container.setAutoStartup(false);
            return container;
        }

        @Bean
        Subscription subscription(RedisMessageListenerContainer signalsFromOthers) {
            return new Subscription(signalsFromOthers);
        }
    }
}
