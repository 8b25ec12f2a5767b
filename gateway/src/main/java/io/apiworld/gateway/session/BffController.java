package io.apiworld.gateway.session;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/bff")
class BffController {

    private final FreshTokens tokens;
    private final ReactiveJwtDecoder decoder;
    private final Logout logout;
    private final SpaCsrf csrf;

    BffController(FreshTokens tokens, ReactiveJwtDecoder decoder, Logout logout, SpaCsrf csrf) {
        this.tokens = tokens;
        this.decoder = decoder;
        this.logout = logout;
        this.csrf = csrf;
    }

    /** Also hands out the CSRF token: every page of the console asks this first. */
    @GetMapping("/me")
    Mono<ResponseEntity<Me>> me(ServerWebExchange exchange) {
        return csrf.offer(exchange)
                .then(exchange.getPrincipal())
                .ofType(OAuth2AuthenticationToken.class)
                .flatMap(_ -> exchange.getSession())
                .flatMap(tokens::of)
                .flatMap(held -> decoder.decode(held.access()))
                .map(Me::of)
                .onErrorReturn(SessionEnded.class, Me.NOBODY)
                .defaultIfEmpty(Me.NOBODY)
                .map(me ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(me));
    }

    @PostMapping("/logout")
    Mono<Map<String, String>> logout(ServerWebExchange exchange) {
        return logout.of(exchange).map(next -> Map.of("redirect", next));
    }
}
