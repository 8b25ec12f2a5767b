package io.apiworld.gateway.session;

import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Several gateways: whichever is told of a sign-out finds the session that any of them has begun. */
@Component
@Profile("cluster")
final class IndexInValkey implements SessionIndex {

    private static final String PREFIX = "gateway:sid:";

    private final ReactiveStringRedisTemplate valkey;

    IndexInValkey(ReactiveStringRedisTemplate valkey) {
        this.valkey = valkey;
    }

    @Override
    public Mono<Void> remember(String sid, String sessionId) {
        return valkey.opsForValue()
                .set(PREFIX + sid, sessionId, IndexInProcess.LONGEST_SESSION)
                .then();
    }

    @Override
    public Mono<String> take(String sid) {
        return valkey.opsForValue().getAndDelete(PREFIX + sid);
    }
}
