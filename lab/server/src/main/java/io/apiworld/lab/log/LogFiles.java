package io.apiworld.lab.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files themselves, at each question: a laptop needs no log store, and nothing is a second behind. */
@Component
final class LogFiles implements Logs {

    private final LogRules rules;
    private final JsonMapper json;

    LogFiles(LogRules rules, JsonMapper json) {
        this.rules = rules;
        this.json = json;
    }

    @Override
    public List<LogLine> of(String id) {
        return files().stream()
                .flatMap(this::newest)
                // Cheap, before any line is parsed
                .filter(line -> line.contains(id))
                .map(line -> LogLine.in(line, json))
                .flatMap(Optional::stream)
                .filter(line -> id.equals(line.correlationId()) || id.equals(line.traceId()))
                .sorted(Comparator.comparing(LogLine::at))
                .limit(rules.most())
                .toList();
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

    private Stream<String> newest(Path file) {
        try (var content = Files.newByteChannel(file)) {
            var from = Math.max(0, content.size() - rules.lookBack().toBytes());
            content.position(from);
            var bytes = Channels.newInputStream(content).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
