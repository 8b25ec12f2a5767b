package io.apiworld.gateway.session;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The access token by which a call is made, for what the gateway itself offers to callers. */
public interface CallerToken {

    /** The token that came along, else the one that lies in the session; nothing for a stranger. Sound and verified. */
    Mono<Jwt> of(ServerWebExchange exchange);
}
