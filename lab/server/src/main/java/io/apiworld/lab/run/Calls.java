package io.apiworld.lab.run;

import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Cookies;
import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Form;
import io.apiworld.lab.exchange.Header;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.identity.AccessTokens;
import io.apiworld.lab.identity.Credentials;
import io.apiworld.lab.identity.ProofKey;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Request;
import io.apiworld.lab.lesson.Step.Sender;
import io.apiworld.lab.lesson.Template;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one run, with what each of its browsers and clients holds. For one thread. */
final class Calls {

    private static final String PROVEN = "DPoP ";

    private final Door door;
    private final AccessTokens tokens;
    private final Credentials credentials;
    private final Clock clock;
    private final Link link;
    private final Map<String, Cookies> browsers = new HashMap<>();
    private final Map<String, ProofKey> keys = new HashMap<>();

    Calls(Door door, AccessTokens tokens, Credentials credentials, Clock clock, Link link) {
        this.door = door;
        this.tokens = tokens;
        this.credentials = credentials;
        this.clock = clock;
        this.link = link;
    }

    Exchange make(Call call, Template template) {
        var ask = ask(call, template);
        var trickle = call.manner().trickle();
        if (trickle != null) {
            return door.sendSlowly(ask, trickle, link);
        }
        if (call.by().browser() == null) {
            return door.send(ask, link);
        }
        var cookies = browsers.computeIfAbsent(call.by().browser(), _ -> new Cookies());
        var exchange = door.send(cookies.addedTo(ask), link);
        cookies.keep(exchange.received());
        return exchange;
    }

    /** As steps use it: where {@code Location} leads on this door. */
    String pathOf(String location) {
        return door.pathOf(location);
    }

    private Ask ask(Call call, Template template) {
        var request = call.request();
        var path = template.fill(request.path());
        var headers = new ArrayList<Header>();
        request.headers().forEach((name, value) -> headers.add(new Header(name, template.fill(value))));
        headers.addAll(credentials(call.by()));
        if (call.by().key() != null) {
            headers.add(new Header("DPoP", proof(call.by().key(), request.method(), path, headers)));
        }
        return new Ask(request.method(), path, headers, body(request, template));
    }

    private List<Header> credentials(Sender by) {
        if (by.as() != null) {
            return List.of(new Header(
                    "Authorization",
                    "Bearer " + tokens.of(by.as().name(), by.as().scopes())));
        }
        return by.client() == null ? List.of() : List.of(credentials.basic(by.client()));
    }

    private String proof(String key, String method, String path, List<Header> headers) {
        var token = headers.stream()
                .map(Header::value)
                .filter(value -> value.startsWith(PROVEN))
                .map(value -> value.substring(PROVEN.length()))
                .findFirst();
        var address = door.address(path.split("\\?")[0]);
        return keys.computeIfAbsent(key, _ -> new ProofKey())
                .proof(method, address, clock.instant(), token.orElse(null));
    }

    private static @Nullable String body(Request request, Template template) {
        if (!request.form().isEmpty()) {
            var fields = new LinkedHashMap<String, String>();
            request.form().forEach((name, value) -> fields.put(name, template.fill(value)));
            return Form.of(fields);
        }
        var body = request.body();
        if (body == null) {
            return null;
        }
        return body.isString()
                ? template.fill(body.stringValue())
                : template.fill(body).toString();
    }
}
