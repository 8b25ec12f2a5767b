package io.apiworld.auth.device;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** Remembers no answer, so that every device is asked about. */
final class NoConsents implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent answer) {}

    @Override
    public void remove(OAuth2AuthorizationConsent answer) {}

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String person) {
        return null;
    }
}
