package io.apiworld.gateway.session;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place on our own pages. Anything that a browser could take for another host is replaced by the start page. */
record LocalPath(String value) {

    private static final LocalPath START = new LocalPath("/");

    /** Browsers read "//host" and "/\host" as another host, and drop tabs and line ends before they look. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[\\x21-\\x7E&&[^\\\\]]{0,500}");

    static LocalPath of(@Nullable String asked) {
        return asked != null && LOCAL.matcher(asked).matches() ? new LocalPath(asked) : START;
    }
}
