package io.apiworld.lab.token;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The authorization server's published keys (RFC 7517, section 5). */
@HttpExchange
interface KeySetApi {

    @GetExchange("/oauth2/jwks")
    String keys();
}
