package io.apiworld.gateway.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.apiworld.gateway.errors.IdentityUnavailable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Exchanges an API key for a short-lived access token of its app (RFC 8693), so that only the gateway and the authorization server
 * know of keys: every service behind sees a token like any other.
 */
@Component
final class ApiKeys {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String KEY_TYPE = "urn:api-world:token-type:api-key";
    private static final JwtAuthenticationConverter AUTHORITIES = new JwtAuthenticationConverter();

    private final WebClient http;
    private final SoundTokens tokens;
    private final IdentityRules rules;
    private final Answers<Exchanged> answers;

    /** What the server gave last: good until the token's own end, should the server fall silent. */
    private final Cache<String, Jwt> last;

    ApiKeys(WebClient.Builder http, SoundTokens tokens, IdentityRules rules, Clock clock) {
        this.http = http.build();
        this.tokens = tokens;
        this.rules = rules;
        this.answers = new Answers<>(rules.most(), clock, _ -> rules.remembered());
        this.last = Caffeine.newBuilder()
                .maximumSize(rules.most())
                .expireAfterWrite(rules.grace())
                .build();
    }

    private sealed interface Exchanged {

        record For(Jwt token) implements Exchanged {}

        record Refused(String why) implements Exchanged {}

        record Unanswered(IdentityUnavailable silence) implements Exchanged {}
    }

    /** Fails with {@link RefusedApiKey} or, where nobody can say, with {@link IdentityUnavailable}. */
    Mono<Authentication> authenticate(ApiKey key) {
        var value = key.getCredentials();
        if (!ApiKeyShape.fits(value)) {
            return Mono.error(new RefusedApiKey("The API key is mistyped or cut off: its checksum does not fit"));
        }
        return answers.about(value, () -> exchanged(value))
                .flatMap(answer -> judge(answer, value))
                .map(AUTHORITIES::convert);
    }

    private Mono<Jwt> judge(Exchanged answer, String key) {
        return switch (answer) {
            case Exchanged.For(var token) -> {
                last.put(Answers.hash(key), token);
                yield Mono.just(token);
            }
            case Exchanged.Refused(var why) -> {
                last.invalidate(Answers.hash(key));
                yield Mono.error(new RefusedApiKey(why));
            }
            case Exchanged.Unanswered(var silence) ->
                Mono.justOrEmpty(last.getIfPresent(Answers.hash(key)))
                        .flatMap(token -> tokens.read(token.getTokenValue()))
                        .onErrorMap(_ -> silence)
                        .switchIfEmpty(Mono.error(silence));
        };
    }

    private Mono<Exchanged> exchanged(String key) {
        return http.post()
                .uri(rules.token())
                .headers(headers -> headers.setBasicAuth(rules.clientId(), rules.clientSecret()))
                .bodyValue(form(key))
                .exchangeToMono(this::read)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("An empty answer")))
                .timeout(rules.patience())
                .onErrorResume(failure -> Mono.just(new Exchanged.Unanswered(new IdentityUnavailable(failure))));
    }

    private Mono<Exchanged> read(ClientResponse response) {
        return response.bodyToMono(Answer.class)
                .flatMap(answer -> answer.token() != null
                        ? tokens.read(answer.token()).map(Exchanged.For::new)
                        : refusal(response, answer));
    }

    /** RFC 8693, section 2.2.2: a token that cannot be exchanged is an invalid_request. */
    private static Mono<Exchanged> refusal(ClientResponse response, Answer answer) {
        return response.statusCode() == HttpStatus.BAD_REQUEST
                        && "invalid_request".equals(answer.error())
                        && answer.description() != null
                ? Mono.just(new Exchanged.Refused(answer.description()))
                : Mono.error(new IllegalStateException("No exchange: " + response.statusCode() + " " + answer.error()));
    }

    private static MultiValueMap<String, String> form(String key) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", EXCHANGE);
        form.add("subject_token", key);
        form.add("subject_token_type", KEY_TYPE);
        return form;
    }

    private record Answer(
            @JsonProperty("access_token") @Nullable String token,
            @Nullable String error,
            @JsonProperty("error_description") @Nullable String description) {}
}
