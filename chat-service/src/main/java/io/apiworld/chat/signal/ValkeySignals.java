package io.apiworld.chat.signal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reaches the listeners of all instances over Valkey's publish and subscribe. This instance's own are told directly, so that
 * they hear of it while Valkey is away; the others then find out by looking.
 */
final class ValkeySignals implements Signals, MessageListener {

    static final String CHANNEL = "chat.signals";

    private static final Logger log = LoggerFactory.getLogger(ValkeySignals.class);

    private final String instance = UUID.randomUUID().toString();
    private final LocalSignals local;
    private final StringRedisTemplate valkey;
    private final JsonMapper json;

    ValkeySignals(LocalSignals local, StringRedisTemplate valkey, JsonMapper json) {
        this.local = local;
        this.valkey = valkey;
        this.json = json;
    }

    @Override
    public void send(Signal signal) {
        LocalSignals.afterCommit(() -> {
            local.deliver(signal);
            // Not awaited: who sends a message must not wait for a Valkey that hangs.
            Thread.ofVirtual().name("signal").start(() -> publish(signal));
        });
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        var letter = json.readValue(message.getBody(), Letter.class);
        if (!letter.from().equals(instance)) {
            local.deliver(letter.signal());
        }
    }

    private void publish(Signal signal) {
        try {
            valkey.convertAndSend(CHANNEL, json.writeValueAsString(new Letter(instance, signal)));
        } catch (RuntimeException unreachable) {
            log.warn("Other instances are not told, since Valkey does not answer: {}", unreachable.toString());
        }
    }

    record Letter(String from, Signal signal) {}
}
