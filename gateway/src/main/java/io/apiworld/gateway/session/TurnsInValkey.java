package io.apiworld.gateway.session;

import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Several gateways: one of them refreshes, the others wait and then read what it stored. */
@Component
@Profile("cluster")
final class TurnsInValkey implements RefreshTurns {

    /** Longer than a token call may take, so that a turn ends by itself only if its gateway has died. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ReactiveStringRedisTemplate valkey;
    private final ReactiveSessionRepository<? extends Session> sessions;

    TurnsInValkey(ReactiveStringRedisTemplate valkey, ReactiveSessionRepository<? extends Session> sessions) {
        this.valkey = valkey;
        this.sessions = sessions;
    }

    @Override
    public Mono<SessionTokens> await(WebSession session, Mono<SessionTokens> work) {
        var key = "gateway:refresh:" + session.getId();
        var turn = UUID.randomUUID().toString();
        return Mono.usingWhen(taken(key, turn), _ -> work, _ -> given(key, turn));
    }

    @Override
    public Mono<SessionTokens> latest(WebSession session) {
        return sessions.findById(session.getId())
                .mapNotNull(stored -> stored.<SessionTokens>getAttribute(SessionTokens.ATTRIBUTE));
    }

    private Mono<String> taken(String key, String turn) {
        return Mono.defer(() -> valkey.opsForValue().setIfAbsent(key, turn, LONGEST_TURN))
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(tries -> tries.delayElements(PAUSE))
                .timeout(LONGEST_TURN.plus(LONGEST_TURN))
                .thenReturn(turn);
    }

    /** Only if it is still ours: a turn that took too long belongs to somebody else by now. */
    private Mono<Boolean> given(String key, String turn) {
        return valkey.opsForValue()
                .get(key)
                .filter(turn::equals)
                .flatMap(_ -> valkey.delete(key))
                .hasElement();
    }
}
