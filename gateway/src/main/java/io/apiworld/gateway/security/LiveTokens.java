package io.apiworld.gateway.security;

import io.apiworld.defaults.security.AccessTokenRules;
import io.apiworld.defaults.security.TokenFlaw;
import io.apiworld.gateway.errors.IdentityUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Access tokens that are sound and that the authorization server still stands by: a revoked one is refused within seconds
 * (RFC 7009, section 3), though its signature stays good until it expires. See docs/adr/0019.
 */
final class LiveTokens implements ReactiveJwtDecoder {

    /** How long one question without an answer spares the next. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SoundTokens sound;
    private final Introspection server;
    private final Clock realTime;
    private final Answers<Standing> answers;

    LiveTokens(SoundTokens sound, Introspection server, IdentityRules rules, Clock clock) {
        this.sound = sound;
        this.server = server;
        this.realTime = Clock.systemUTC();
        this.answers = new Answers<>(rules.most(), clock, standing -> switch (standing) {
            case Standing.Live _ -> rules.remembered();
            // What has ended does not come back.
            case Standing.Ended(var token) -> longestLifeOf(token);
            case Standing.Unanswered _ -> PAUSE;
        });
    }

    /** What the authorization server said of a token that is sound. */
    private sealed interface Standing {

        record Live(Jwt token) implements Standing {}

        record Ended(Jwt token) implements Standing {}

        record Unanswered(Jwt token, IdentityUnavailable why) implements Standing {}
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return answers.about(token, () -> sound.read(token).flatMap(this::ask)).flatMap(this::judge);
    }

    private Mono<Standing> ask(Jwt token) {
        return server.isActive(token.getTokenValue())
                .<Standing>map(active -> active ? new Standing.Live(token) : new Standing.Ended(token))
                .onErrorResume(
                        IdentityUnavailable.class, silence -> Mono.just(new Standing.Unanswered(token, silence)));
    }

    private Mono<Jwt> judge(Standing standing) {
        return switch (standing) {
            case Standing.Live(var token) when hasExpired(token) -> refused(AccessTokenRules.expired(token));
            case Standing.Live(var token) -> Mono.just(token);
            // The authorization server calls both inactive, and allows no difference between clocks.
            case Standing.Ended(var token) when hasExpired(token) -> refused(AccessTokenRules.expired(token));
            case Standing.Ended _ -> refused(TokenFlaw.revoked());
            case Standing.Unanswered(var token, var _)
            when hasExpired(token) -> refused(AccessTokenRules.expired(token));
            case Standing.Unanswered(var token, var silence) ->
                server.isWithinGrace() && !isPowerful(token) ? Mono.just(token) : Mono.error(silence);
        };
    }

    /** Whoever administers the system waits until somebody can say that they still may. */
    private static boolean isPowerful(Jwt token) {
        var scopes = token.getClaimAsStringList("scope");
        return scopes != null && scopes.stream().anyMatch(scope -> scope.matches("(.* )?admin( .*)?"));
    }

    private boolean hasExpired(Jwt token) {
        return !expiryOf(token).isAfter(realTime.instant());
    }

    private Duration longestLifeOf(Jwt token) {
        var left = Duration.between(realTime.instant(), expiryOf(token));
        return left.compareTo(PAUSE) > 0 ? left.plus(Duration.ofMinutes(1)) : PAUSE;
    }

    private static Instant expiryOf(Jwt token) {
        var expiry = token.getExpiresAt();
        return expiry == null ? Instant.EPOCH : expiry;
    }

    private static Mono<Jwt> refused(TokenFlaw flaw) {
        return Mono.error(flaw.asFailure());
    }
}
