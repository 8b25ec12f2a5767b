package io.apiworld.gateway.session;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.errors.IdentityUnavailable;
import io.apiworld.gateway.routing.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Mono;

/**
 * Where the authorization server says that somebody signed out, here or in any other application (OpenID Connect Back-Channel Logout
 * 1.0, section 2.5): the console's session ends, whichever gateway holds it.
 */
@RestController
class BackChannelLogout {

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);

    private final SessionIndex index;
    private final WebSessionStore sessions;
    private final ReactiveJwtDecoder tokens;

    BackChannelLogout(
            SessionIndex index,
            WebSessionManager sessions,
            AuthorizationServer server,
            PublicAddress address,
            WebClient.Builder http) {
        this.index = index;
        if (!(sessions instanceof DefaultWebSessionManager manager)) {
            throw new IllegalStateException("Sessions cannot be ended from outside: " + sessions.getClass());
        }
        this.sessions = manager.getSessionStore();
        this.tokens = logoutTokens(server, address, http);
    }

    @PostMapping("/bff/back-channel-logout")
    Mono<ResponseEntity<Void>> logout(ServerWebExchange exchange) {
        return exchange.getFormData()
                .mapNotNull(form -> form.getFirst("logout_token"))
                .switchIfEmpty(Mono.error(InvalidLogoutToken::new))
                .flatMap(tokens::decode)
                .onErrorMap(JwtException.class, _ -> new InvalidLogoutToken())
                .flatMap(token -> end(token, Trail.of(exchange.getRequest())))
                .thenReturn(
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).build());
    }

    private Mono<Void> end(Jwt token, Trail trail) {
        return index.take(String.valueOf(token.getClaimAsString("sid")))
                .flatMap(sessions::retrieveSession)
                .doOnNext(_ -> trail.inLog(
                        () -> log.info("Session ended by the authorization server: person={}", token.getSubject())))
                .flatMap(WebSession::invalidate);
    }

    private static ReactiveJwtDecoder logoutTokens(
            AuthorizationServer server, PublicAddress address, WebClient.Builder http) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(server.jwkSet())
                .webClient(http.build())
                .jwsAlgorithms(algorithms -> {
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .validateType(false)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(address.url().toString()),
                new LogoutTokenRules(ConsoleConfiguration.CONSOLE)));
        return token -> decoder.decode(token)
                .onErrorMap(failure -> failure instanceof JwtException ? failure : new IdentityUnavailable(failure));
    }
}
