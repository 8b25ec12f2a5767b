package io.apiworld.lab.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The lines of one correlation or trace id: those found so far, and how far each file was read for them. */
final class Followed {

    private final String id;
    private final LogRules rules;
    private final JsonMapper json;
    private final Map<Path, Growth> files = new LinkedHashMap<>();
    private final List<LogLine> found = new ArrayList<>();

    Followed(String id, LogRules rules, JsonMapper json) {
        this.id = id;
        this.rules = rules;
        this.json = json;
    }

    /** The oldest first, with those written since the last time. */
    synchronized List<LogLine> in(List<Path> now) {
        now.forEach(this::readOn);
        found.sort(Comparator.comparing(LogLine::at));
        return found.stream().limit(rules.most()).toList();
    }

    private void readOn(Path path) {
        try {
            files.computeIfAbsent(path, _ -> new Growth(path, rules.lookBack().toBytes()))
                    .read(this::keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String text) {
        // The first is cheap, before any line is parsed
        if (text.contains(id) && found.size() < 2 * rules.most()) {
            LogLine.in(text, json)
                    .filter(line -> id.equals(line.correlationId()) || id.equals(line.traceId()))
                    .ifPresent(found::add);
        }
    }
}
