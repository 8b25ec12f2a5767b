package io.apiworld.lab.system;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum State {
    UP,
    /** Answers, but does not take work (yet). */
    STARTING,
    /** Did not answer in time, which on a busy machine happens to those that are well. */
    SLOW,
    DOWN;

    /** A slow part may take it all the same, only later. */
    boolean takesWork() {
        return this == UP || this == SLOW;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
