package io.apiworld.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The only gateway: it has all the sessions, and loses them with the index. */
@Component
@Profile("!cluster")
final class IndexInProcess implements SessionIndex {

    /** No session is used for so long without a new sign-in. */
    static final Duration LONGEST_SESSION = Duration.ofDays(7);

    private final Cache<String, String> sessions = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST_SESSION)
            .maximumSize(100_000)
            .build();

    @Override
    public Mono<Void> remember(String sid, String sessionId) {
        return Mono.fromRunnable(() -> sessions.put(sid, sessionId));
    }

    @Override
    public Mono<String> take(String sid) {
        return Mono.fromSupplier(() -> sessions.asMap().remove(sid));
    }
}
