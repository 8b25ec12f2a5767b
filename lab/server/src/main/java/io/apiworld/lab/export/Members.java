package io.apiworld.lab.export;

import java.util.stream.Collectors;

/** A JSON pointer as JavaScript and JSONPath write it. */
final class Members {

    private Members() {}

    /** Such as {@code .items[0].id}; empty for the whole. */
    static String of(String pointer) {
        return Filled.steps(pointer).stream()
                .map(step -> step.matches("[0-9]+")
                        ? "[%s]".formatted(step)
                        : step.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? "." + step : "['%s']".formatted(step))
                .collect(Collectors.joining());
    }
}
