package io.apiworld.gateway.session;

import io.apiworld.gateway.correlation.Trail;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** The way in: off to the authorization server, and back to the page that the person came from. */
@Component
final class Login
        implements ServerOAuth2AuthorizationRequestResolver,
                ServerAuthenticationSuccessHandler,
                ServerAuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(Login.class);
    private static final String RETURN = "return";
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,60}");

    /** So that logins which are begun and left do not fill the memory for a working day. */
    private static final Duration UNFINISHED = Duration.ofMinutes(10);

    private final ServerOAuth2AuthorizationRequestResolver requests;
    private final Duration sessionTimeout;
    private final SpaCsrf csrf;
    private final SessionIndex index;

    Login(ReactiveClientRegistrationRepository clients, ServerProperties server, SpaCsrf csrf, SessionIndex index) {
        requests = new DefaultServerOAuth2AuthorizationRequestResolver(
                clients, new PathPatternParserServerWebExchangeMatcher("/bff/login/{registrationId}"));
        sessionTimeout = server.getReactive().getSession().getTimeout();
        this.csrf = csrf;
        this.index = index;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return requests.resolve(exchange).delayUntil(_ -> rememberReturn(exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        return requests.resolve(exchange, registration);
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filtered, Authentication person) {
        var exchange = filtered.getExchange();
        // A token that was readable before the login must not be good after it.
        return csrf.forget(exchange)
                .then(exchange.getSession())
                .delayUntil(session -> index(person, session))
                .map(this::admit)
                .doOnNext(path -> redirect(exchange, path.value()))
                .then();
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange filtered, AuthenticationException failure) {
        var code = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "login_failed";
        Trail.of(filtered.getExchange().getRequest()).inLog(() -> log.warn("Login failed: {}", failure.toString()));
        redirect(
                filtered.getExchange(),
                "/?login_error=" + (ERROR_CODE.matcher(code).matches() ? code : "login_failed"));
        return Mono.empty();
    }

    private static Mono<WebSession> rememberReturn(ServerWebExchange exchange) {
        var path = LocalPath.of(exchange.getRequest().getQueryParams().getFirst(RETURN));
        return exchange.getSession().doOnNext(session -> {
            if (!session.isStarted()) {
                session.setMaxIdleTime(UNFINISHED);
            }
            session.getAttributes().put(RETURN, path.value());
        });
    }

    /** So that the session can be found again when the authorization server says that the sign-in has ended. */
    private Mono<Void> index(Authentication person, WebSession session) {
        var sid = person.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getClaimAsString("sid")
                : null;
        return sid == null ? Mono.empty() : index.remember(sid, session.getId());
    }

    private LocalPath admit(WebSession session) {
        session.setMaxIdleTime(sessionTimeout);
        return LocalPath.of((String) session.getAttributes().remove(RETURN));
    }

    private static void redirect(ServerWebExchange exchange, String path) {
        exchange.getResponse().setStatusCode(HttpStatus.FOUND);
        exchange.getResponse().getHeaders().setLocation(URI.create(path));
    }
}
