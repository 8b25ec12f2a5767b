package io.apiworld.gateway.session;

import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Gives out the right to refresh a session's tokens, to one gateway at a time. */
interface RefreshTurns {

    /**
     * Runs the work when it is this gateway's turn.
     *
     * @param work begins when the turn has come; sees tokens that another gateway may have fetched in the meantime
     */
    Mono<SessionTokens> await(WebSession session, Mono<SessionTokens> work);

    /** The tokens that the session holds now, also if another gateway has put them there. */
    Mono<SessionTokens> latest(WebSession session);
}
