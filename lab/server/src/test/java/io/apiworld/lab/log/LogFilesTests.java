package io.apiworld.lab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class LogFilesTests {

    @TempDir
    Path directory;

    @Test
    void findsTheLinesOfOneCorrelationIdInAllServicesOldestFirst() throws IOException {
        write("gateway", line("gateway", "2026-01-01T00:00:02Z", "two", "mine", "t1"));
        write("crm-service", line("crm-service", "2026-01-01T00:00:01Z", "one", "mine", "t1"), "not JSON, but mine");
        write("auth-server", line("auth-server", "2026-01-01T00:00:01Z", "mine", "others", "t2"));

        assertThat(logs(1024).of("mine"))
                .extracting(LogLine::service, LogLine::message)
                .containsExactly(tuple("crm-service", "one"), tuple("gateway", "two"));
    }

    @Test
    void findsThemByTheTraceAsWell() throws IOException {
        write("gateway", line("gateway", "2026-01-01T00:00:02Z", "two", "mine", "t1"));

        assertThat(logs(1024).of("t1")).hasSize(1);
    }

    @Test
    void readsNoMoreThanTheEndOfALongFile() throws IOException {
        write("gateway", line("gateway", "2026-01-01T00:00:01Z", "old", "mine", "t"), "x".repeat(2000));

        assertThat(logs(1024).of("mine")).isEmpty();
        assertThat(logs(4096).of("mine")).hasSize(1);
    }

    @Test
    void findsNothingWhereThereAreNoLogs() {
        assertThat(new LogFiles(
                                new LogRules(directory.resolve("none"), DataSize.ofKilobytes(1), 10),
                                JsonMapper.shared())
                        .of("mine"))
                .isEmpty();
    }

    @Test
    void readsOnlyWhatWasWrittenSinceTheLastQuestionAboutTheSameId() throws IOException {
        var logs = logs(1024);
        write("gateway", line("gateway", "2026-01-01T00:00:01Z", "one", "mine", "t1"));
        assertThat(logs.of("mine")).extracting(LogLine::message).containsExactly("one");

        append("gateway", line("gateway", "2026-01-01T00:00:02Z", "two", "mine", "t1") + "\n");
        write("crm-service", line("crm-service", "2026-01-01T00:00:00Z", "zero", "mine", "t1"));

        assertThat(logs.of("mine")).extracting(LogLine::message).containsExactly("zero", "one", "two");
        assertThat(logs.of("mine")).hasSize(3);
    }

    @Test
    void keepsWhatItFoundWhenAFileIsCutOffAndGoesOnFromItsBeginning() throws IOException {
        var logs = logs(1024);
        write("gateway", line("gateway", "2026-01-01T00:00:01Z", "one, which is long", "mine", "t1"));
        logs.of("mine");

        write("gateway", line("gateway", "2026-01-01T00:00:02Z", "two", "mine", "t1"));

        assertThat(logs.of("mine")).extracting(LogLine::message).containsExactly("one, which is long", "two");
    }

    @Test
    void searchesByWhatALineSaysWhoWroteItAndHowMuchItMatters() throws IOException {
        write(
                "gateway",
                line("gateway", "2026-01-01T00:00:01Z", "A Chat began", "a", "t1"),
                line("gateway", "2026-01-01T00:00:03Z", "Nothing", "b", "t2"));
        write("crm-service", line("crm-service", "2026-01-01T00:00:02Z", "the chat ended", "a", "t1"));

        assertThat(found(search(null, "CHAT", null, null, 10))).containsExactly("A Chat began", "the chat ended");
        assertThat(found(search("a", null, "crm-service", null, 10))).containsExactly("the chat ended");
        assertThat(found(search(null, null, null, Level.WARN, 10))).isEmpty();
        assertThat(found(search(null, null, null, Level.DEBUG, 10))).hasSize(3);
    }

    @Test
    void givesTheNewestAndSaysWhetherThereAreOlderOnes() throws IOException {
        write(
                "gateway",
                line("gateway", "2026-01-01T00:00:01Z", "one", "a", "t"),
                line("gateway", "2026-01-01T00:00:03Z", "three", "a", "t"),
                line("gateway", "2026-01-01T00:00:02Z", "two", "a", "t"));

        var found = logs(1024).newest(search("a", null, null, null, 2));

        assertThat(found.items()).extracting(LogLine::message).containsExactly("two", "three");
        assertThat(found.more()).isTrue();
        assertThat(logs(1024).newest(search("a", null, null, null, 3)).more()).isFalse();
    }

    @Test
    void tellsTheStackTraceAndEveryFieldThatIsShownNowhereElse() throws IOException {
        write("gateway", """
                {"@timestamp":"2026-01-01T00:00:01Z","log":{"level":"ERROR","logger":"a.B"},"service":{"name":"gateway"},\
                "message":"it broke","process":{"thread":{"name":"main"}},"error":{"type":"X","stack_trace":"X: y\\n at z"}}""");

        var line = logs(1024)
                .newest(search(null, "broke", null, Level.ERROR, 1))
                .items()
                .getFirst();

        assertThat(line.error()).isEqualTo("X: y");
        assertThat(line.stackTrace()).isEqualTo("X: y\n at z");
        assertThat(line.fields())
                .containsExactly(
                        entry("error.type", "X"), entry("log.logger", "a.B"), entry("process.thread.name", "main"));
    }

    private List<String> found(LineSearch search) {
        return logs(4096).newest(search).items().stream().map(LogLine::message).toList();
    }

    private static LineSearch search(
            @Nullable String correlationId,
            @Nullable String text,
            @Nullable String service,
            @Nullable Level level,
            int limit) {
        return new LineSearch(correlationId, null, text, service, level, true, limit);
    }

    private void append(String service, String text) throws IOException {
        Files.writeString(directory.resolve(service + ".log"), text, StandardOpenOption.APPEND);
    }

    private LogFiles logs(long bytes) {
        return new LogFiles(new LogRules(directory, DataSize.ofBytes(bytes), 10), JsonMapper.shared());
    }

    private void write(String service, String... lines) throws IOException {
        Files.write(directory.resolve(service + ".log"), List.of(lines));
    }

    private static String line(String service, String at, String message, String correlationId, String traceId) {
        return """
                {"@timestamp":"%s","log":{"level":"INFO","logger":"io.apiworld.X"},"service":{"name":"%s"},\
                "message":"%s","correlationId":"%s","traceId":"%s"}""".formatted(at, service, message, correlationId, traceId);
    }
}
