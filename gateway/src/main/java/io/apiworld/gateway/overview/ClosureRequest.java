package io.apiworld.gateway.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param duration how long the route stays closed; without an end nobody would remember to open it */
record ClosureRequest(@JsonProperty("for") @Nullable Duration duration) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    Duration sound() {
        if (duration == null || duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidFields(
                    List.of(new ProblemField("/for", "is a duration from PT1S to PT24H, such as PT10M (ISO 8601)")));
        }
        return duration;
    }
}
