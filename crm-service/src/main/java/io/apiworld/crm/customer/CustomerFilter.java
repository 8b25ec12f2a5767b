package io.apiworld.crm.customer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list shows. What is null does not restrict.
 *
 * @param words part of the name, the e-mail address, the phone number or the id
 * @param only the one customer that the caller may see
 */
record CustomerFilter(
        @Nullable String email,
        @Nullable String status,
        @Nullable String words,
        @Nullable String only) {

    /** The words as a pattern for {@code like}, in which they stand for themselves. */
    @Nullable String pattern() {
        return words == null
                ? null
                : "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
