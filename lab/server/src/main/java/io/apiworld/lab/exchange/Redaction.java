package io.apiworld.lab.exchange;

import io.apiworld.lab.exchange.Exchange.Received;
import io.apiworld.lab.exchange.Exchange.Sent;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of an exchange what would be of use to a thief; what kind of thing stood there can still be seen. */
public final class Redaction {

    static final String HIDDEN = "…(hidden)";

    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "dpop", "cookie", "set-cookie");
    private static final String NAMES =
            "access_token|refresh_token|id_token|client_secret|password|code|code_verifier|device_code|token|subject_token|key|secret|_csrf";
    private static final Pattern SECRET = Pattern.compile(NAMES);
    /** To the next quote that is not escaped. Lazy, since a group that repeats would take stack for every character. */
    private static final Pattern IN_JSON =
            Pattern.compile("\"(" + NAMES + ")\"(\\s*:\\s*)\".*?(?<!\\\\)\"", Pattern.DOTALL);

    private static final Pattern IN_FORM = Pattern.compile("(?<=^|[?&])(" + NAMES + ")=[^&#\\s]*");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]+");
    private static final int SEEN = 8;

    private Redaction() {}

    public static Exchange of(Exchange exchange) {
        var sent = exchange.sent();
        var received = exchange.received();
        return new Exchange(
                new Sent(
                        sent.method(),
                        URI.create(text(sent.uri().toString())),
                        headers(sent.headers()),
                        optional(sent.body())),
                new Received(received.status(), headers(received.headers()), text(received.body())),
                exchange.tookMs(),
                exchange.span());
    }

    /**
     * One value alone.
     *
     * @param name of the header or of the member that has it
     */
    public static String of(String name, String value) {
        var secret = CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))
                || SECRET.matcher(name).matches();
        return secret ? HIDDEN : text(value);
    }

    /** A text that may hold secrets: JSON, a form, or an address. */
    static String text(String text) {
        var json = IN_JSON.matcher(text).replaceAll("\"$1\"$2\"" + HIDDEN + "\"");
        var form = IN_FORM.matcher(json).replaceAll("$1=hidden");
        return TOKEN.matcher(form).replaceAll("eyJ" + HIDDEN);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static List<Header> headers(List<Header> headers) {
        return headers.stream()
                .map(header -> new Header(header.name(), value(header)))
                .toList();
    }

    private static String value(Header header) {
        var value = header.value();
        if (!CREDENTIALS.contains(header.name().toLowerCase(Locale.ROOT))) {
            return text(value);
        }
        var secret = Math.max(value.indexOf(' '), value.indexOf('=')) + 1;
        return value.length() - secret <= SEEN
                ? value.substring(0, secret) + HIDDEN
                : value.substring(0, secret + SEEN / 2) + HIDDEN;
    }
}
