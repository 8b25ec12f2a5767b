package io.apiworld.crm.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which a page starts. Its text is opaque to clients: it names the last record seen, so that what is
 * added or taken away meanwhile neither repeats nor hides a record.
 */
public record Cursor(String place) {

    private static final String VERSION = "1:";

    public static Optional<Cursor> of(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(read(text));
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((VERSION + place).getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.startsWith(VERSION)) {
                return new Cursor(plain.substring(VERSION.length()));
            }
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCursor();
        }
        throw new InvalidCursor();
    }
}
