package io.apiworld.gateway.security;

import org.springframework.security.core.AuthenticationException;

/** An API key that the authorization server does not take, or that cannot be one. */
final class RefusedApiKey extends AuthenticationException {

    /** @param why for the caller: unknown, expired, revoked or mistyped; never the key or a part of it */
    RefusedApiKey(String why) {
        super(why);
    }
}
