package io.apiworld.gateway.session;

import reactor.core.publisher.Mono;

/** Which of our sessions came from which sign-in at the authorization server (the {@code sid} of the ID token). */
interface SessionIndex {

    Mono<Void> remember(String sid, String sessionId);

    /** The session's id, which is forgotten by asking; empty where it is not known (any more). */
    Mono<String> take(String sid);
}
