package io.apiworld.lab.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum StepState {
    WAITING,
    RUNNING,
    PASSED,
    FAILED,
    /** A step before it failed. */
    SKIPPED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
