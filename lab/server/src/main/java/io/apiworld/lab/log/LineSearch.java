package io.apiworld.lab.log;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lines are looked for; whatever is null does not matter.
 *
 * @param text a part of the message, in capitals or not
 * @param level the least that a line must matter
 * @param console whether the console's own calls are wanted as well, which every open page makes all the time
 * @param limit how many lines are wanted at most
 */
public record LineSearch(
        @Nullable String correlationId,
        @Nullable String traceId,
        @Nullable String text,
        @Nullable String service,
        @Nullable Level level,
        boolean console,
        int limit) {

    private static final List<String> CONSOLE = List.of("/lab/api/", "/assets/", "/favicon");

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
                && (console || !isOfConsole(line))
                && (text == null || inSmallLetters(line.message()).contains(inSmallLetters(text)));
    }

    /** Only what went well: a page whose module is missing is looked for in the log. */
    private static boolean isOfConsole(LogLine line) {
        var path = line.fields().getOrDefault("path", "");
        return CONSOLE.stream().anyMatch(path::startsWith)
                && line.fields().getOrDefault("status", "").matches("[23]..");
    }

    private static String inSmallLetters(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
