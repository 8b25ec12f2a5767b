package io.apiworld.auth.federation;

import io.apiworld.auth.federation.Identity.Known;
import io.apiworld.auth.federation.Identity.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Decides while the sign-in is still going on, so that nobody who is refused is ever signed in, not even for a moment. */
@Component
class FederatedPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final Logger log = LoggerFactory.getLogger(FederatedPeople.class);

    private final OidcUserService provided = new OidcUserService();
    private final Federation federation;
    private final Identities identities;

    FederatedPeople(Federation federation, Identities identities) {
        this.federation = federation;
        this.identities = identities;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var id = request.getClientRegistration().getRegistrationId();
        var provider = federation.offered(id).orElseThrow(Refusal.PROVIDER_REFUSED::exception);
        var user = provided.loadUser(request);
        return switch (identities.identify(id, provider, user.getName(), user.getClaims())) {
            case Known _ -> user;
            case Refused(Refusal why) -> {
                log.info("Refused: {} (provider {})", why.code(), id);
                throw why.exception();
            }
        };
    }
}
