package io.apiworld.crm.mapping;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one field of the target is made.
 *
 * @param otherwise the value where the source has none
 * @param values what each value of the source becomes; {@code *} stands for all others
 */
record FieldRule(
        Source source,
        boolean required,
        @Nullable String otherwise,
        @Nullable Map<String, String> values,
        @Nullable Truncation truncation,
        @Nullable Integer maxLength,
        boolean email) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");

    /** What a rule makes of an event. */
    sealed interface Value {

        record Text(String text) implements Value {}

        /** Stated to be nothing. */
        record Null() implements Value {}

        /** Not stated. */
        record Absent() implements Value {}

        record Wrong(String reason) implements Value {}
    }

    Value apply(JsonNode event) {
        var read = source.read(event);
        if (read.isContainer()) {
            return new Value.Wrong("is not a single value");
        }
        if (!read.isMissingNode() && !read.isNull()) {
            return made(read.asString());
        }
        if (otherwise != null) {
            return new Value.Text(otherwise);
        }
        if (required) {
            return new Value.Wrong("is required, but has no value");
        }
        return read.isNull() ? new Value.Null() : new Value.Absent();
    }

    private Value made(String read) {
        var text = values == null ? read : values.getOrDefault(read, values.get("*"));
        if (text == null) {
            return new Value.Wrong("is not one of the values that the profile knows");
        }
        var result = truncation == null ? text : truncation.apply(text);
        if (maxLength != null && result.length() > maxLength) {
            return new Value.Wrong("is longer than %d characters".formatted(maxLength));
        }
        return email && !EMAIL.matcher(result).matches()
                ? new Value.Wrong("is not an e-mail address")
                : new Value.Text(result);
    }
}
