package io.apiworld.gateway.socket;

import io.apiworld.gateway.correlation.Trail;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A socket is authenticated once, when it opens, and may live for hours: so its token is looked at again and again, and the socket
 * does not outlive it. The client renews it with a frame {@code {"t":"hello","token":"..."}}, as chat-service's protocol has it.
 */
@Component
final class TokenWatch {

    /** Of chat-service's codes: get a new token and connect again. */
    static final CloseStatus EXPIRED = new CloseStatus(4001, "token expired");

    static final CloseStatus REVOKED = new CloseStatus(4001, "token revoked");

    private static final Logger log = LoggerFactory.getLogger(TokenWatch.class);

    /** Greetings are small; whatever is larger is not read for one. */
    private static final int LARGEST_GREETING = 16 * 1024;

    private final ReactiveJwtDecoder live;
    private final SocketRules rules;
    private final JsonMapper json;
    private final Clock realTime = Clock.systemUTC();

    TokenWatch(ReactiveJwtDecoder live, SocketRules rules, JsonMapper json) {
        this.live = live;
        this.rules = rules;
        this.json = json;
    }

    /** Why the socket must be closed, as soon as it must. */
    Mono<CloseStatus> endOf(SocketToken token) {
        return Mono.defer(() -> Mono.delay(untilNextLook(token)))
                .flatMap(_ -> look(token))
                .repeat()
                .next();
    }

    /**
     * Whether the client said that it has a new token: then that one counts. A frame is never changed or held back.
     *
     * @param trail of the request by which the socket was opened
     */
    void listen(WebSocketMessage message, SocketToken token, Trail trail) {
        if (message.getType() != WebSocketMessage.Type.TEXT
                || message.getPayload().readableByteCount() > LARGEST_GREETING) {
            return;
        }
        var text = message.getPayloadAsText();
        if (text.contains("\"hello\"") && text.contains("\"token\"")) {
            live.decode(offered(text))
                    .subscribe(
                            token::renewedBy,
                            failure ->
                                    trail.inLog(() -> log.info("A socket was not renewed: {}", failure.getMessage())));
        }
    }

    private String offered(String text) {
        try {
            var frame = json.readTree(text);
            return "hello".equals(frame.path("t").asString(""))
                    ? frame.path("token").asString("")
                    : "";
        } catch (JacksonException broken) {
            // The service's to refuse
            return "";
        }
    }

    private Duration untilNextLook(SocketToken token) {
        var left = Duration.between(realTime.instant(), token.expiry());
        return left.isNegative() || left.compareTo(rules.recheck()) > 0 ? rules.recheck() : left.plusMillis(1);
    }

    private Mono<CloseStatus> look(SocketToken token) {
        if (token.hasExpired(realTime.instant())) {
            return Mono.just(EXPIRED);
        }
        return token.isOfApiKey()
                ? Mono.empty()
                : live.decode(token.value())
                        .then(Mono.<CloseStatus>empty())
                        .onErrorResume(BadJwtException.class, _ -> Mono.just(REVOKED))
                        // Nobody can say: an open socket goes on, at most until its token expires.
                        .onErrorComplete();
    }
}
