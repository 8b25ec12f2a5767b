package io.apiworld.auth.page;

import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where redirect URIs lead, as sources of a Content-Security-Policy. */
public final class Origins {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9.+:/*_-]+");

    /** One source for each origin; a loopback address with any port, since native apps listen on one of their choice (RFC 8252). */
    public static Set<String> of(Collection<String> redirectUris) {
        return redirectUris.stream()
                .map(uri -> originOf(URI.create(uri)))
                .filter(source -> HARMLESS.matcher(source).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String originOf(URI uri) {
        if (uri.getHost() == null) {
            return uri.getScheme() + ":";
        }
        var port = uri.getHost().equals("127.0.0.1") ? ":*" : uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    private Origins() {}
}
