package io.apiworld.auth.page;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** Markup that is safe to send: what was put into it was escaped on the way in. */
public record Html(String markup) {

    public static final Html NONE = new Html("");

    /**
     * A template of our own with values in the places of {@code %s}.
     *
     * @param values escaped, unless they are {@link Html} themselves
     */
    public static Html of(String template, Object... values) {
        return new Html(template.formatted(Arrays.stream(values).map(Html::safe).toArray()));
    }

    public static Html joined(Stream<Html> parts) {
        return new Html(parts.map(Html::markup).collect(Collectors.joining("\n")));
    }

    private static Object safe(Object value) {
        return value instanceof Html html ? html.markup() : HtmlUtils.htmlEscape(String.valueOf(value));
    }
}
