package io.apiworld.lab.check;

import io.apiworld.lab.exchange.Redaction;
import io.apiworld.lab.lesson.Matcher;
import io.apiworld.lab.lesson.Matcher.Value;
import io.apiworld.lab.lesson.Template;

/**
 * One thing that was looked at.
 *
 * @param name as a control names it
 */
public record Check(String name, boolean held, String expected, String actual) {

    private static final int SHOWN = 200;

    /**
     * A value against what a lesson expects of it. Both are shown to people, and may be secrets.
     *
     * @param of the header, member or column that has the value, by which a secret is known
     */
    public static Check of(String name, String of, Value value, Matcher matcher, Template template) {
        return new Check(
                name,
                matcher.accepts(value, template),
                Redaction.of(of, matcher.expected(template)),
                value.text() == null ? "not there" : Redaction.of(of, shown(value, value.text())));
    }

    private static String shown(Value value, String text) {
        if (value.size() != null) {
            return value.size() + " items";
        }
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
