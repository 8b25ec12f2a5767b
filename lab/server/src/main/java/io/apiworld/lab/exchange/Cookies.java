package io.apiworld.lab.exchange;

import io.apiworld.lab.exchange.Exchange.Received;
import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Those of one browser at one door (RFC 6265), as much of them as a door that uses the whole site for all needs. */
public final class Cookies {

    private final Map<String, String> kept = new LinkedHashMap<>();

    public Ask addedTo(Ask ask) {
        return kept.isEmpty() ? ask : ask.with("Cookie", asHeader());
    }

    public void keep(Received answer) {
        answer.all("Set-Cookie")
                .flatMap(value -> HttpCookie.parse(value).stream())
                .forEach(this::keep);
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            kept.remove(cookie.getName());
        } else {
            kept.put(cookie.getName(), cookie.getValue());
        }
    }

    private String asHeader() {
        return kept.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
