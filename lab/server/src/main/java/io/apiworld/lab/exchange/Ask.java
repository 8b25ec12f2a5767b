package io.apiworld.lab.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to send.
 *
 * @param path with its query
 * @param body as it goes over the wire, in UTF-8; none if null
 */
public record Ask(
        String method,
        String path,
        List<Header> headers,
        @Nullable String body) {

    public static Ask get(String path) {
        return new Ask("GET", path, List.of(), null);
    }

    public Ask with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Ask(method, path, more, body);
    }
}
