package io.apiworld.gateway.session;

import io.apiworld.gateway.correlation.Trail;
import io.apiworld.gateway.routing.PublicAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The way out of both sessions: ours ends at once, and the browser is told where to end the authorization server's (OpenID
 * Connect RP-Initiated Logout 1.0).
 */
@Component
final class Logout {

    private static final Logger log = LoggerFactory.getLogger(Logout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebClient http;
    private final ConsoleClient client;
    private final AuthorizationServer server;
    private final PublicAddress address;
    private final SpaCsrf csrf;

    Logout(
            WebClient.Builder http,
            ConsoleClient client,
            AuthorizationServer server,
            PublicAddress address,
            SpaCsrf csrf) {
        this.http = http.build();
        this.client = client;
        this.server = server;
        this.address = address;
        this.csrf = csrf;
    }

    /** @return where the browser has to go next */
    Mono<String> of(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(session -> {
            var tokens = SessionTokens.in(session);
            return session.invalidate()
                    .then(csrf.forget(exchange))
                    .then(revoke(tokens.map(SessionTokens::refresh).orElse(null), Trail.of(exchange.getRequest())))
                    .thenReturn(tokens.map(SessionTokens::id)
                            .map(this::endOfSession)
                            .orElseGet(this::start));
        });
    }

    private String endOfSession(String idToken) {
        return UriComponentsBuilder.fromUri(address.at("/connect/logout"))
                .queryParam("id_token_hint", "{hint}")
                .queryParam("client_id", ConsoleConfiguration.CONSOLE)
                .queryParam("post_logout_redirect_uri", "{start}")
                .encode()
                .buildAndExpand(Map.of("hint", idToken, "start", start()))
                .toUriString();
    }

    private String start() {
        return address.at("/").toString();
    }

    /** RFC 7009: tokens that nobody can use any more had better not exist. A logout does not fail for it. */
    private Mono<Void> revoke(@Nullable String refreshToken, Trail trail) {
        if (refreshToken == null) {
            return Mono.empty();
        }
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", refreshToken);
        form.add("token_type_hint", "refresh_token");
        return http.post()
                .uri(server.revocation())
                .headers(headers -> headers.setBasicAuth(ConsoleConfiguration.CONSOLE, client.clientSecret()))
                .bodyValue(form)
                .retrieve()
                .toBodilessEntity()
                .timeout(PATIENCE)
                .doOnError(failure -> trail.inLog(() -> log.warn("Tokens were not revoked: {}", failure.toString())))
                .onErrorComplete()
                .then();
    }
}
