package io.apiworld.chat.signal;

import io.apiworld.chat.worker.PeriodicWorker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

        private static final Logger log = LoggerFactory.getLogger(ManyInstances.class);
        private static final Duration SUBSCRIBE_AGAIN = Duration.ofSeconds(1);

        @Bean
        ValkeySignals signals(ObjectProvider<SignalListener> listeners, StringRedisTemplate valkey, JsonMapper json) {
            return new ValkeySignals(new LocalSignals(listeners), valkey, json);
        }

        /** Once subscribed, it comes back by itself after a lost connection. */
        @Bean
        RedisMessageListenerContainer signalsFromOthers(RedisConnectionFactory valkey, ValkeySignals signals) {
            var container = new RedisMessageListenerContainer() {

                /** A service that cannot hear of the others yet is better than none. */
                @Override
                public void start() {
                    try {
                        super.start();
                    } catch (RuntimeException unanswered) {
                        log.warn(
                                "Other instances are not heard yet, since Valkey does not answer: {}",
                                unanswered.toString());
                        stop();
                    }
                }
            };
            container.setConnectionFactory(valkey);
            container.addMessageListener(signals, new ChannelTopic(ValkeySignals.CHANNEL));
            return container;
        }

        /** Goes on trying for as long as Valkey does not answer. */
        @Bean
        PeriodicWorker subscription(RedisMessageListenerContainer signalsFromOthers) {
            return new PeriodicWorker("subscription", SUBSCRIBE_AGAIN, signalsFromOthers::start);
        }
    }
}
