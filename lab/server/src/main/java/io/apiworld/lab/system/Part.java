package io.apiworld.lab.system;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** @param name as in {@code spring.application.name}; what the console knows it by */
record Part(String name, String label, Kind kind, Check check) {

    enum Kind {
        EDGE,
        SERVICE,
        STORE,
        TOOL;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
