package io.apiworld.launcher.logs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads several logs as one, by time. */
public final class LogReader {

    private static final long LOOK_EVERY_MILLIS = 250;

    private final Map<String, LogFile> files = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();

    /** @param at a line that says no time belongs to the one before it */
    public record Entry(String part, String text, LogLine line, Instant at) {}

    public LogReader(Function<String, Path> path, List<String> parts) {
        parts.forEach(part -> files.put(part, new LogFile(path.apply(part))));
    }

    public List<Entry> last(int count) {
        var entries = new ArrayList<Entry>();
        files.forEach((part, file) -> {
            var tail = file.last(count);
            positions.put(part, tail.end());
            entries.addAll(entries(part, tail.lines()));
        });
        return byTime(entries);
    }

    /** What was written since the last time. */
    public List<Entry> next() {
        var entries = new ArrayList<Entry>();
        files.forEach((part, file) -> {
            var chunk = file.from(positions.getOrDefault(part, 0L));
            positions.put(part, chunk.end());
            entries.addAll(entries(part, chunk.lines()));
        });
        return byTime(entries);
    }

    public void awaitMore() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }

    private static List<Entry> entries(String part, List<String> lines) {
        var entries = new ArrayList<Entry>();
        var at = Instant.EPOCH;
        for (var text : lines) {
            var line = LogLine.of(text);
            at = line.at().orElse(at);
            entries.add(new Entry(part, text, line, at));
        }
        return entries;
    }

    private static List<Entry> byTime(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::at)).toList();
    }
}
