package io.apiworld.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTests {

    @TempDir
    Path directory;

    LogReader reader;

    @BeforeEach
    void open() {
        reader = new LogReader(directory::resolve, List.of("a", "b"));
    }

    @Test
    void mixesLogsByTime() {
        write("a", event("10:00:01", "first") + event("10:00:03", "third"));
        write("b", event("10:00:02", "second"));

        assertThat(texts(reader.last(10))).containsExactly("first", "second", "third");
    }

    @Test
    void aLineWithoutTimeStaysBehindTheOneBeforeIt() {
        write("a", event("10:00:01", "first") + "and more of it\n");
        write("b", event("10:00:02", "second"));

        assertThat(texts(reader.last(10))).containsExactly("first", "and more of it", "second");
    }

    @Test
    void showsTheLastLinesOnly() {
        write("a", event("10:00:01", "first") + event("10:00:02", "second"));

        assertThat(texts(reader.last(1))).containsExactly("second");
    }

    @Test
    void goesOnWithWhatWasWrittenSince() {
        write("a", event("10:00:01", "first"));
        reader.last(10);

        write("a", event("10:00:02", "second"));

        assertThat(texts(reader.next())).containsExactly("second");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void waitsForTheRestOfALine() {
        write("a", "half of");
        assertThat(reader.last(10)).isEmpty();

        write("a", " it\n");

        assertThat(texts(reader.next())).containsExactly("half of it");
    }

    @Test
    void beginsAnewWhenTheFileDid() throws IOException {
        write("a", event("10:00:01", "first") + event("10:00:02", "second"));
        reader.last(10);
        Files.delete(directory.resolve("a"));

        reader.next();
        write("a", event("10:00:03", "third"));

        assertThat(texts(reader.next())).containsExactly("third");
    }

    private void write(String log, String text) {
        try {
            Files.writeString(directory.resolve(log), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String event(String time, String message) {
        return "{\"@timestamp\":\"2026-11-24T%sZ\",\"log\":{\"level\":\"INFO\"},\"message\":\"%s\"}%n"
                .formatted(time, message);
    }

    private static List<String> texts(List<LogReader.Entry> entries) {
        return entries.stream()
                .map(entry -> switch (entry.line()) {
                    case LogLine.Event event -> event.message();
                    case LogLine.Plain(var text) -> text;
                })
                .toList();
    }
}
