package io.apiworld.gateway.session;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The only gateway: it is always its turn, and what it reads is what is there. */
@Component
@Profile("!cluster")
final class TurnsInProcess implements RefreshTurns {

    @Override
    public Mono<SessionTokens> await(WebSession session, Mono<SessionTokens> work) {
        return work;
    }

    @Override
    public Mono<SessionTokens> latest(WebSession session) {
        return Mono.defer(() -> Mono.justOrEmpty(SessionTokens.in(session)));
    }
}
