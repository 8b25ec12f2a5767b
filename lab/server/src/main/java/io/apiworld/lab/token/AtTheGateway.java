package io.apiworld.lab.token;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.defaults.security.TokenFlaw;
import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.DoorUnanswered;
import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.token.Inspection.State;
import io.apiworld.lab.token.Inspection.Verdict;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway says to a token. By the rules that all services share an unsound one is refused without bothering anybody; a sound
 * one is shown to the gateway itself, with a harmless question, since only it knows whether the token was revoked or needs a proof.
 */
@Component
final class AtTheGateway {

    /** Needs a token and nothing else, changes nothing, and its answer is not looked at. */
    private static final String HARMLESS = "/lab/api/progress";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final JwtDecoder rules;
    private final Door door;
    private final JsonMapper json;

    AtTheGateway(JwtDecoder rules, Door door, JsonMapper json) {
        this.rules = rules;
        this.door = door;
        this.json = json;
    }

    Verdict about(String token) {
        try {
            rules.decode(token);
        } catch (BadJwtException refused) {
            var flaw = TokenFlaw.of(refused);
            return new Verdict(State.REFUSED, flaw.cause().toString(), flaw.description() + ".");
        } catch (JwtException _) {
            return new Verdict(State.UNKNOWN, null, "The keys to look at it with cannot be had just now.");
        }
        return askedFor(token);
    }

    private Verdict askedFor(String token) {
        var link = Link.of("token-" + CorrelationId.random().value());
        try {
            var answer = door.send(Ask.get(HARMLESS).with("Authorization", "Bearer " + token), link)
                    .received();
            return switch (answer.status()) {
                case OK ->
                    new Verdict(
                            State.ACCEPTED,
                            null,
                            "It knows the caller and lets the request through. What the caller may then do, the service decides by scope and role.");
                case UNAUTHORIZED -> refused(detailOf(answer));
                default ->
                    new Verdict(
                            State.UNKNOWN,
                            null,
                            "It answered %d, which says nothing about the token.".formatted(answer.status()));
            };
        } catch (DoorUnanswered _) {
            return new Verdict(State.UNKNOWN, null, "The gateway does not answer just now.");
        }
    }

    private static Verdict refused(String detail) {
        var revoked = detail.contains(TokenFlaw.revoked().description());
        return new Verdict(State.REFUSED, revoked ? TokenFlaw.revoked().cause().toString() : "other", detail);
    }

    private String detailOf(Received answer) {
        try {
            return json.readTree(answer.body()).path("detail").asString("The token is not accepted.");
        } catch (JacksonException _) {
            return "The token is not accepted.";
        }
    }
}
