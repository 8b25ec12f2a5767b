package io.apiworld.lab.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum RunState {
    /** Others run. */
    WAITING,
    RUNNING,
    /** All checks held; of a control: the check failed that had to, and none before it. */
    PASSED,
    FAILED,
    /** A part of the system is not there, or broken on purpose; this says nothing about the lesson. */
    BLOCKED;

    boolean isOver() {
        return compareTo(RUNNING) > 0;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
