package io.apiworld.lab.system;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum State {
    UP,
    /** Answers, but does not take work (yet). */
    STARTING,
    DOWN;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
