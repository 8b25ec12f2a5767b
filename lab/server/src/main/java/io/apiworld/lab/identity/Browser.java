package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Header;
import io.apiworld.lab.exchange.Link;
import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As much of a browser as a sign-in needs: cookies, and redirects that stay at the door. */
final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final Door door;
    private final Link link;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Door door, Link link) {
        this.door = door;
        this.link = link;
    }

    /** The last answer: one that is no redirect, or one that leads away. */
    Exchange open(String path) {
        return followed(send(Ask.get(path)));
    }

    Exchange submit(String path, Map<String, String> fields) {
        return followed(send(new Ask("POST", path, List.of(Form.TYPE), Form.of(fields))));
    }

    Exchange send(Ask ask) {
        var exchange = door.send(cookies.isEmpty() ? ask : ask.with("Cookie", asHeader()), link);
        exchange.received().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Set-Cookie"))
                .map(Header::value)
                .flatMap(value -> HttpCookie.parse(value).stream())
                .forEach(this::keep);
        return exchange;
    }

    private Exchange followed(Exchange first) {
        var last = first;
        for (var redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            var location = last.received().header("Location").map(door::pathOf);
            if (location.isEmpty() || !location.get().startsWith("/")) {
                return last;
            }
            last = send(Ask.get(location.get()));
        }
        return last;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private String asHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
