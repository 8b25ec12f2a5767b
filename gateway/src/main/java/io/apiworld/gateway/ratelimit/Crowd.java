package io.apiworld.gateway.ratelimit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who has how many requests under way in this gateway. */
@Component
final class Crowd {

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final int most;

    Crowd(Concurrency limits) {
        most = limits.perCaller();
    }

    /** The work, unless the caller has too much under way already. */
    Mono<Void> with(Caller caller, Mono<Void> work) {
        return Mono.defer(() -> {
            var key = caller.key();
            if (underWay.merge(key, 1, Integer::sum) > most) {
                leave(key);
                return Mono.error(new TooManyAtOnce(most));
            }
            return work.doFinally(_ -> leave(key));
        });
    }

    private void leave(String key) {
        underWay.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }
}
