package io.apiworld.defaults.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Words what is wrong with the name of a field. */
public final class FieldNames {

    private static final int LARGEST_SLIP = 2;

    private FieldNames() {}

    /** Names the field that was probably meant, and all that there are: {@code customerID} is told of {@code customerId}. */
    public static String unknown(String name, Collection<String> known) {
        var meant = closest(name, known)
                .map(field -> "; did you mean %s?".formatted(field))
                .orElse("");
        return "is not a field here%s%s"
                .formatted(
                        meant.isEmpty() ? "; known are " : meant + " Known are ",
                        String.join(", ", known.stream().sorted().toList()));
    }

    private static Optional<String> closest(String name, Collection<String> known) {
        var plain = plain(name);
        return known.stream()
                .filter(field -> distance(plain, plain(field)) <= Math.min(LARGEST_SLIP, plain.length() / 3))
                .min(Comparator.<String>comparingInt(field -> distance(plain, plain(field)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What differs only in case or in how words are joined is the same. */
    private static String plain(String name) {
        // A name comes from outside: what is compared is bounded
        var start = name.substring(0, Math.min(name.length(), 64));
        return start.replaceAll("[_\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: how many letters must be put in, taken out or replaced. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
