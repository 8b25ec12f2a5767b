package io.apiworld.auth.apikey;

import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;

/** Lets the token endpoint exchange API keys for access tokens (RFC 8693). */
public interface KeyExchange {

    void addTo(OAuth2TokenEndpointConfigurer endpoint);
}
