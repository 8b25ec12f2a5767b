package io.apiworld.gateway.security;

import io.apiworld.defaults.security.TokenFlaw;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What a request brings to be recognised by: an access token in the header, as bearer (RFC 6750, section 2.1) or with a proof
 * (RFC 9449), else among the sub-protocols of a web socket; or an API key. One way at a time (section 3.1), since two could say different things.
 */
final class Credentials implements ServerAuthenticationConverter {

    static final String API_KEY = "x-api-key";

    /** RFC 9449, section 7.1: a scheme and a header of the same name. */
    private static final String PROOF = "DPoP";

    /** RFC 6750, section 2.3, which OAuth 2.1 drops: logs and histories keep queries. */
    private static final String QUERY = "access_token";

    private static final Pattern JOINED = Pattern.compile(",\\s*(Bearer\\s|aw_)", Pattern.CASE_INSENSITIVE);

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> in(exchange.getRequest())).flatMap(Mono::justOrEmpty);
    }

    /** Whether the request brings credentials of its own, good or bad, that take the place of a session. */
    static boolean areIn(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                || request.getHeaders().containsHeader(API_KEY)
                || SocketProtocols.of(request).token().isPresent();
    }

    /** Whether the request claims to prove that its token is its own; what the proof is worth the service finds out. */
    static boolean areProven(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.strip().regionMatches(true, 0, PROOF + " ", 0, PROOF.length() + 1);
    }

    /** What came where a token should have, in words for a person who wonders why it does not count. */
    static @Nullable String insteadOfToken(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return isToken(authorization.strip())
                    ? "The header Authorization has a token and no scheme: the word Bearer belongs before it."
                    : "The scheme of the header Authorization is not one that is taken here.";
        }
        return request.getQueryParams().containsKey(QUERY)
                ? "A token in the query is not taken: logs, histories and Referer headers would keep it."
                : null;
    }

    private static Optional<Authentication> in(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var authorizations = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        var keys = headers.getOrEmpty(API_KEY);
        var offered = SocketProtocols.of(request).token();
        requireOnce("Authorization", authorizations);
        requireOnce(API_KEY, keys);
        if (areProven(request) && headers.getOrEmpty(PROOF).size() != 1) {
            throw invalidRequest(
                    "A token with the scheme DPoP needs one header DPoP, with the proof (RFC 9449, section 7.1)");
        }
        requireOneWay(
                !authorizations.isEmpty(),
                !keys.isEmpty(),
                offered.isPresent(),
                request.getQueryParams().containsKey(QUERY));
        if (!keys.isEmpty()) {
            return Optional.of(new ApiKey(keys.getFirst().strip()));
        }
        return authorizations.stream()
                .findFirst()
                .flatMap(Credentials::accessToken)
                .or(() -> offered)
                .map(Credentials::wellFormed);
    }

    private static void requireOnce(String header, List<String> values) {
        // A proxy on the way may have joined them (RFC 9110, section 5.3).
        if (values.size() > 1 || values.stream().anyMatch(Credentials::areJoined)) {
            throw invalidRequest("The header %s came more than once: send it once".formatted(header));
        }
    }

    private static boolean areJoined(String value) {
        return value.indexOf(',') >= 0 && JOINED.matcher(value).find();
    }

    private static void requireOneWay(boolean... ways) {
        var used = 0;
        for (var way : ways) {
            used += way ? 1 : 0;
        }
        if (used > 1) {
            throw invalidRequest(
                    "Credentials came in more than one way (Authorization, x-api-key, sub-protocol, query):"
                            + " use one of them, and not the query");
        }
    }

    /** Empty where another scheme is used, which is none of our business. */
    private static Optional<String> accessToken(String authorization) {
        var words = authorization.strip().replace('\t', ' ');
        var end = words.indexOf(' ');
        var scheme = end < 0 ? words : words.substring(0, end);
        if (!scheme.equalsIgnoreCase("Bearer") && !scheme.equalsIgnoreCase(PROOF)) {
            return Optional.empty();
        }
        if (end < 0) {
            throw invalidRequest("The header Authorization has the word %s and no token after it".formatted(scheme));
        }
        return Optional.of(words.substring(end).strip());
    }

    private static Authentication wellFormed(String token) {
        if (!isToken(token)) {
            var flaw = TokenFlaw.malformed();
            throw new InvalidBearerTokenException(flaw.description(), flaw.asFailure());
        }
        return new BearerTokenAuthenticationToken(token);
    }

    /** RFC 6750, section 2.1: {@code 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="}. */
    private static boolean isToken(String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (var at = 0; at < end; at++) {
            if (!isOfToken(text.charAt(at))) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isOfToken(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || "-._~+/".indexOf(letter) >= 0;
    }

    private static OAuth2AuthenticationException invalidRequest(String why) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(why));
    }
}
