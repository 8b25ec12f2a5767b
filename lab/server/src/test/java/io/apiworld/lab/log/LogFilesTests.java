package io.apiworld.lab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
