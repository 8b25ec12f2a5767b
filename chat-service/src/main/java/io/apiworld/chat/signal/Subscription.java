package io.apiworld.chat.signal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * Subscribes when the service starts, and goes on trying for as long as Valkey does not answer: a service that cannot hear of the
 * others yet is better than none. Once subscribed, the container itself comes back after a lost connection.
 */
final class Subscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final RedisMessageListenerContainer container;
    private volatile @Nullable Thread subscribing;

    Subscription(RedisMessageListenerContainer container) {
        this.container = container;
    }

    @Override
    public void start() {
        subscribing = Thread.ofVirtual().name("subscription").start(this::subscribe);
    }

    @Override
    public void stop() {
        var thread = subscribing;
        subscribing = null;
        if (thread != null) {
            thread.interrupt();
        }
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return subscribing != null;
    }

    private void subscribe() {
        while (isRunning()) {
            try {
                container.start();
                return;
            } catch (RuntimeException unanswered) {
                log.warn("Other instances are not heard yet, since Valkey does not answer: {}", unanswered.toString());
                container.stop();
            }
            try {
                Thread.sleep(AGAIN_AFTER);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
