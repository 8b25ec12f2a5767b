package io.apiworld.lab.log;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lines are looked for; whatever is null does not matter.
 *
 * @param text a part of the message, in capitals or not
 * @param level the least that a line must matter
 * @param limit how many lines are wanted at most
 */
public record LineSearch(
        @Nullable String correlationId,
        @Nullable String traceId,
        @Nullable String text,
        @Nullable String service,
        @Nullable Level level,
        int limit) {

    /** Whether it names something that only those know who had a part in it. */
    boolean namesARequest() {
        return correlationId != null || traceId != null;
    }

    /** Cheap, before any line is parsed: ids and names stand in it as they are. */
    boolean mayFit(String line) {
        return Stream.of(correlationId, traceId, service)
                .filter(Objects::nonNull)
                .allMatch(line::contains);
    }

    boolean fits(LogLine line) {
        return (correlationId == null || correlationId.equals(line.correlationId()))
                && (traceId == null || traceId.equals(line.traceId()))
                && (service == null || service.equals(line.service()))
                && (level == null || level.isReachedBy(line.level()))
                && (text == null || inSmallLetters(line.message()).contains(inSmallLetters(text)));
    }

    private static String inSmallLetters(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
