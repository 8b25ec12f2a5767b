package io.apiworld.gateway.session;

import java.util.Set;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What {@code csrf(spa())} is in a servlet: a token in a cookie that our pages' script can read and sends back in a header. Asked
 * for only where the browser sends the session cookie by itself; without that there is nothing to ride on.
 */
@Component
final class SpaCsrf implements ServerWebExchangeMatcher {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final CookieServerCsrfTokenRepository cookies = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
    private final String sessionCookie;

    SpaCsrf(ServerProperties server) {
        sessionCookie =
                String.valueOf(server.getReactive().getSession().getCookie().getName());
        cookies.setCookieCustomizer(cookie -> cookie.path("/").secure(true).sameSite("Lax"));
    }

    CookieServerCsrfTokenRepository repository() {
        return cookies;
    }

    /** The plain token is compared, as it stands in the cookie: nothing of ours renders it into a compressed page (BREACH). */
    ServerCsrfTokenRequestAttributeHandler handler() {
        return new ServerCsrfTokenRequestAttributeHandler();
    }

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return !SAFE.contains(request.getMethod()) && request.getCookies().containsKey(sessionCookie)
                ? MatchResult.match()
                : MatchResult.notMatch();
    }

    /** Sets the cookie, where the browser does not have one. */
    Mono<Void> offer(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.then();
    }

    Mono<Void> forget(ServerWebExchange exchange) {
        return cookies.saveToken(exchange, null);
    }
}
