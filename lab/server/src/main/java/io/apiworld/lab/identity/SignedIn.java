package io.apiworld.lab.identity;

import io.apiworld.defaults.correlation.CorrelationId;
import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Cookies;
import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Form;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.identity.Holders.Client;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps each token until shortly before its end. */
@Component
final class SignedIn implements AccessTokens {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final Holders holders;
    private final Credentials credentials;
    private final Door door;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<Wish, Kept> kept = new LinkedHashMap<>();

    /** Of each person's browser, so that a further token is no further sign-in as long as the first one lasts. */
    private final Map<String, Cookies> cookies = new HashMap<>();

    SignedIn(Holders holders, Credentials credentials, Door door, JsonMapper json, Clock clock) {
        this.holders = holders;
        this.credentials = credentials;
        this.door = door;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public synchronized String of(String holder, List<String> scopes) {
        var wish = new Wish(holder, scopes);
        return Optional.ofNullable(kept.get(wish))
                .filter(one -> clock.instant().isBefore(one.until()))
                .orElseGet(() -> anew(wish))
                .token();
    }

    private Kept anew(Wish wish) {
        var link = Link.of("sign-in-" + CorrelationId.random().value());
        var answer = Optional.ofNullable(holders.clients().get(wish.holder()))
                .map(client -> ofClient(wish, client, link))
                .orElseGet(() -> ofPerson(wish, link));
        if (answer.received().status() != OK) {
            throw new NoToken(wish.holder(), answer.toString());
        }
        var body = json.readTree(answer.received().body());
        var lifetime = Duration.ofSeconds(body.path("expires_in").asLong(0));
        var token = new Kept(
                body.path("access_token").asString(),
                clock.instant().plus(lifetime).minus(MARGIN));
        kept.put(wish, token);
        return token;
    }

    private Exchange ofClient(Wish wish, Client client, Link link) {
        var form = Form.of(
                Map.of("grant_type", "client_credentials", "scope", String.join(" ", wish.orAll(client.scopes()))));
        return door.send(
                new Ask("POST", "/oauth2/token", List.of(Form.TYPE, credentials.basic(wish.holder())), form), link);
    }

    private Exchange ofPerson(Wish wish, Link link) {
        var person = Optional.ofNullable(holders.people().get(wish.holder()))
                .orElseThrow(() -> new NoToken(wish.holder(), "nobody is called so"));
        var browser = new Browser(door, link, cookies.computeIfAbsent(wish.holder(), _ -> new Cookies()));
        return new CodeFlow(browser, wish.holder(), person.password()).tokenFor(wish.orAll(person.scopes()));
    }

    private record Wish(String holder, List<String> scopes) {

        List<String> orAll(List<String> all) {
            return scopes.isEmpty() ? all : scopes;
        }
    }

    private record Kept(String token, Instant until) {

        @Override
        public String toString() {
            return "token until " + until;
        }
    }
}
