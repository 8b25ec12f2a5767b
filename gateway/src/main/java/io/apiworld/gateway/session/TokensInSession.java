package io.apiworld.gateway.session;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps what a login brought. The framework's own repository would put the client registration, secret and all, into every
 * session, and so into Valkey.
 */
@Component
final class TokensInSession implements ServerOAuth2AuthorizedClientRepository {

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
        return person.getPrincipal() instanceof OidcUser user
                ? exchange.getSession()
                        .doOnNext(SessionTokens.of(
                                client.getAccessToken(),
                                client.getRefreshToken(),
                                user.getIdToken().getTokenValue())::putInto)
                        .then()
                : Mono.error(new IllegalStateException("A login without an ID token"));
    }

    /** Nobody asks: calls get their token from {@link FreshTokens}. */
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(String registration, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }
}
