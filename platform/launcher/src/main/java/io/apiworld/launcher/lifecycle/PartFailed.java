package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.logs.LogFile;
import io.apiworld.launcher.logs.LogLine;
import io.apiworld.launcher.trouble.Trouble;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** A part that did not become ready, with the last that it said. */
public final class PartFailed extends Trouble {

    private static final int OUT_OF_MEMORY = 3;
    private static final int KILLED = 137;
    private static final int SHOWN_LINES = 15;
    private static final int WIDTH = 400;

    private final String part;

    private PartFailed(String part, String message, LogFile log, long since) {
        super(message, lastLines(log, since));
        this.part = part;
    }

    static PartFailed ended(String part, int exitCode, LogFile log, long since) {
        return new PartFailed(part, part + " ended while it was starting: " + reason(exitCode, log, since), log, since);
    }

    static PartFailed tooSlow(String part, Duration patience, String missing, LogFile log, long since) {
        return new PartFailed(
                part, "%s was not ready after %d s: it %s".formatted(part, patience.toSeconds(), missing), log, since);
    }

    public String part() {
        return part;
    }

    private static String reason(int exitCode, LogFile log, long since) {
        var said = String.join("\n", log.from(since).lines());
        if (exitCode == OUT_OF_MEMORY || said.contains("java.lang.OutOfMemoryError")) {
            return "it ran out of its memory.";
        }
        if (said.contains("insufficient memory") || said.contains("Could not reserve enough space")) {
            return "this machine has not enough free memory. API World needs about 2.5 GiB.";
        }
        if (exitCode == KILLED) {
            return "it was killed (signal 9), by somebody or by a system that is short of memory.";
        }
        return "exit code " + exitCode + ".";
    }

    private static String lastLines(LogFile log, long since) {
        var lines = log.from(since).lines();
        var last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        return "Its last lines, from " + log.path() + ":\n" + readable(last);
    }

    private static String readable(List<String> lines) {
        return lines.stream()
                .map(line -> LogLine.of(line).readable(ZoneId.systemDefault()))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .map(line -> "  | " + (line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line))
                .collect(Collectors.joining("\n"));
    }
}
