package io.apiworld.lab.tls;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who speaks. */
enum Side {
    CLIENT,
    SERVER;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
