package io.apiworld.webhooks.log;

import io.apiworld.defaults.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The place in the log after which a page starts; opaque to clients. */
record Cursor(long position) {

    private static final String VERSION = "1:";

    /** Without a text, before everything. */
    static Cursor of(@Nullable String text) {
        return text == null ? new Cursor(Long.MAX_VALUE) : read(text).orElseThrow(Invalid::new);
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((VERSION + position).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Cursor> read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return plain.startsWith(VERSION)
                    ? Optional.of(new Cursor(Long.parseLong(plain.substring(VERSION.length()))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static final class Invalid extends Problem {

        private static final String REASON = "is not one that this list gave out";

        Invalid() {
            super(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameters",
                    "A parameter of the request cannot be accepted",
                    "cursor " + REASON);
            with("errors", List.of(Map.of("parameter", "cursor", "detail", REASON)));
        }
    }
}
