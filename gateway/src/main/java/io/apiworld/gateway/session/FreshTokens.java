package io.apiworld.gateway.session;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.errors.IdentityUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * A session's access token, renewed before it expires. Refresh tokens rotate, and one that is used twice counts as stolen, so ten
 * calls that find the token expired must lead to one refresh.
 */
@Component
final class FreshTokens {

    private static final Logger log = LoggerFactory.getLogger(FreshTokens.class);
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final Map<String, Mono<SessionTokens>> underWay = new ConcurrentHashMap<>();
    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> server;
    private final ClientRegistration console;
    private final RefreshTurns turns;
    private final Clock clock;

    FreshTokens(
            ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> server,
            ClientRegistration console,
            RefreshTurns turns,
            Clock clock) {
        this.server = server;
        this.console = console;
        this.turns = turns;
        this.clock = clock;
    }

    Mono<SessionTokens> of(WebSession session) {
        return Mono.defer(() -> SessionTokens.in(session)
                .map(tokens -> isFresh(tokens) ? Mono.just(tokens) : renewed(session))
                .orElseGet(() -> Mono.error(new SessionEnded())));
    }

    private boolean isFresh(SessionTokens tokens) {
        return !tokens.expireBefore(clock.instant().plus(AHEAD));
    }

    /** Every waiting call keeps the result, since with Valkey each has its own copy of the session. */
    private Mono<SessionTokens> renewed(WebSession session) {
        return underWay.computeIfAbsent(
                        session.getId(),
                        id -> turns.await(session, renewal(session))
                                .doFinally(_ -> underWay.remove(id))
                                .cache())
                .doOnNext(tokens -> tokens.putInto(session));
    }

    /** Another call may have been faster between our look at the tokens and our turn. */
    private Mono<SessionTokens> renewal(WebSession session) {
        return turns.latest(session)
                .switchIfEmpty(Mono.error(SessionEnded::new))
                .flatMap(tokens -> isFresh(tokens) ? Mono.just(tokens) : refresh(session, tokens));
    }

    private Mono<SessionTokens> refresh(WebSession session, SessionTokens tokens) {
        var refresh = tokens.refresh();
        if (refresh == null) {
            return stillGood(tokens).switchIfEmpty(ended(session));
        }
        return server.getTokenResponse(request(tokens, refresh))
                .map(answer -> renewed(tokens, answer))
                // Stored before anybody uses it: the old refresh token is spent by now.
                .delayUntil(renewed -> {
                    renewed.putInto(session);
                    return session.save();
                })
                .onErrorResume(
                        failure -> Mono.deferContextual(course -> failed(session, tokens, failure, Trail.in(course))));
    }

    private OAuth2RefreshTokenGrantRequest request(SessionTokens tokens, String refresh) {
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                tokens.access(),
                Instant.EPOCH,
                tokens.expiresAt().plusSeconds(1));
        return new OAuth2RefreshTokenGrantRequest(console, access, new OAuth2RefreshToken(refresh, null));
    }

    private static SessionTokens renewed(SessionTokens before, OAuth2AccessTokenResponse answer) {
        var id = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        var tokens = SessionTokens.of(
                answer.getAccessToken(), answer.getRefreshToken(), id instanceof String text ? text : before.id());
        return tokens.refresh() == null ? tokens.refreshedBy(before.refresh()) : tokens;
    }

    private Mono<SessionTokens> failed(WebSession session, SessionTokens tokens, Throwable failure, Trail trail) {
        var refused = failure instanceof OAuth2AuthorizationException answered
                && "invalid_grant".equals(answered.getError().getErrorCode());
        trail.inLog(() -> log.warn("Refresh {}: {}", refused ? "refused" : "failed", failure.toString()));
        return refused
                ? ended(session)
                : stillGood(tokens).switchIfEmpty(Mono.error(() -> new IdentityUnavailable(failure)));
    }

    private Mono<SessionTokens> stillGood(SessionTokens tokens) {
        return Mono.just(tokens).filter(held -> !held.expireBefore(clock.instant()));
    }

    private static Mono<SessionTokens> ended(WebSession session) {
        return session.invalidate().then(Mono.error(SessionEnded::new));
    }
}
