package io.apiworld.lab.lesson;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be. In a lesson's file: {@code present}, {@code absent}, {@code has some text}, {@code lacks some text}, {@code
 * not that}, {@code size 3} of a list, {@code /a regular expression/} for the whole, or else the very value ({@code = present} where
 * that is one of these words).
 */
public sealed interface Matcher {

    /** Whether the value is as expected. */
    boolean accepts(Value value, Template template);

    /** What is expected, for people. */
    String expected(Template template);

    /** Whether it needs nothing that only a run has kept. */
    default boolean isFixed() {
        return true;
    }

    /**
     * @param text null if it is not there
     * @param size of a list; null for anything else
     */
    record Value(@Nullable String text, @Nullable Integer size) {}

    /** @throws IllegalArgumentException if it is no regular expression */
    static Matcher of(String written) {
        var words = written.split(" ", 2);
        var rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "present" -> new Present();
            case "absent" -> new Absent();
            case "has" -> new Has(rest);
            case "lacks" -> new Lacks(rest);
            case "not" -> new Not(rest);
            case "=" -> new Equal(rest);
            case "size" -> new Size(Integer.parseInt(rest));
            default -> regex(written).<Matcher>map(Like::new).orElseGet(() -> new Equal(written));
        };
    }

    private static Optional<Pattern> regex(String written) {
        if (written.length() < 3 || !written.startsWith("/") || !written.endsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(written.substring(1, written.length() - 1)));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(written + " is no regular expression: " + e.getDescription(), e);
        }
    }

    record Present() implements Matcher {
        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() != null;
        }

        @Override
        public String expected(Template template) {
            return "there";
        }
    }

    record Absent() implements Matcher {
        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() == null;
        }

        @Override
        public String expected(Template template) {
            return "not there";
        }
    }

    record Equal(String wanted) implements Matcher {
        @Override
        public boolean isFixed() {
            return Template.namesIn(wanted).isEmpty();
        }

        @Override
        public boolean accepts(Value value, Template template) {
            return template.fill(wanted).equals(value.text());
        }

        @Override
        public String expected(Template template) {
            return template.fill(wanted);
        }
    }

    record Not(String unwanted) implements Matcher {
        @Override
        public boolean isFixed() {
            return Template.namesIn(unwanted).isEmpty();
        }

        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() != null && !template.fill(unwanted).equals(value.text());
        }

        @Override
        public String expected(Template template) {
            return "anything but " + template.fill(unwanted);
        }
    }

    record Has(String part) implements Matcher {
        @Override
        public boolean isFixed() {
            return Template.namesIn(part).isEmpty();
        }

        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() != null && value.text().contains(template.fill(part));
        }

        @Override
        public String expected(Template template) {
            return "holds " + template.fill(part);
        }
    }

    record Lacks(String part) implements Matcher {
        @Override
        public boolean isFixed() {
            return Template.namesIn(part).isEmpty();
        }

        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() != null && !value.text().contains(template.fill(part));
        }

        /** Not filled: what must not be there may well be a secret. */
        @Override
        public String expected(Template template) {
            return "without " + part;
        }
    }

    record Like(Pattern pattern) implements Matcher {
        @Override
        public boolean accepts(Value value, Template template) {
            return value.text() != null && pattern.matcher(value.text()).matches();
        }

        @Override
        public String expected(Template template) {
            return "like " + pattern;
        }
    }

    record Size(int size) implements Matcher {
        @Override
        public boolean accepts(Value value, Template template) {
            return value.size() != null && value.size() == size;
        }

        @Override
        public String expected(Template template) {
            return size + " items";
        }
    }
}
