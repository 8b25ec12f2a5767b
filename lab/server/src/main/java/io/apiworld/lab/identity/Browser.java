package io.apiworld.lab.identity;

import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.Cookies;
import io.apiworld.lab.exchange.Door;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Form;
import io.apiworld.lab.exchange.Link;
import java.util.List;
import java.util.Map;

/** As much of a browser as a sign-in needs: cookies, and redirects that stay at the door. */
final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final Door door;
    private final Link link;
    private final Cookies cookies;

    /** @param cookies those that it has, to which it adds what it gets */
    Browser(Door door, Link link, Cookies cookies) {
        this.door = door;
        this.link = link;
        this.cookies = cookies;
    }

    /** The last answer: one that is no redirect, or one that leads away. */
    Exchange open(String path) {
        return followed(send(Ask.get(path)));
    }

    Exchange submit(String path, Map<String, String> fields) {
        return followed(send(new Ask("POST", path, List.of(Form.TYPE), Form.of(fields))));
    }

    Exchange send(Ask ask) {
        var exchange = door.send(cookies.addedTo(ask), link);
        cookies.keep(exchange.received());
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
}
