package io.apiworld.lab.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the files themselves, at each question: a laptop needs no log store, and nothing is a second behind. Who waits for a line asks
 * about the same id again and again; of those that were asked about lately it is remembered how far they were read.
 */
@Component
final class LogFiles implements Logs {

    private static final int REMEMBERED = 16;
    private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::at);

    private final LogRules rules;
    private final JsonMapper json;
    private final LinkedHashMap<String, Followed> lately = new LinkedHashMap<>();

    LogFiles(LogRules rules, JsonMapper json) {
        this.rules = rules;
        this.json = json;
    }

    @Override
    public List<LogLine> of(String id) {
        return followed(id).in(files());
    }

    @Override
    public FoundLines newest(LineSearch search) {
        var newest = new PriorityQueue<>(BY_TIME);
        var left = new boolean[1];
        for (var file : files()) {
            read(file, text -> {
                if (search.mayFit(text)) {
                    LogLine.in(text, json).filter(search::fits).ifPresent(newest::add);
                    if (newest.size() > search.limit()) {
                        newest.poll();
                        left[0] = true;
                    }
                }
            });
        }
        return new FoundLines(newest.stream().sorted(BY_TIME).toList(), left[0]);
    }

    private synchronized Followed followed(String id) {
        var one = lately.remove(id);
        var again = one == null ? new Followed(id, rules, json) : one;
        lately.put(id, again);
        if (lately.size() > REMEMBERED) {
            lately.pollFirstEntry();
        }
        return again;
    }

    private void read(Path file, Consumer<String> line) {
        try {
            new Growth(file, rules.lookBack().toBytes()).read(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(rules.directory())) {
            return List.of();
        }
        try (var files = Files.list(rules.directory())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
