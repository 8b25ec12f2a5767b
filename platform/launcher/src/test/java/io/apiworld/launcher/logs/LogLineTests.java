package io.apiworld.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogLineTests {

    @Test
    void showsTimeLevelMessageAndCorrelationId() {
        assertThat(readable("""
                {"@timestamp":"2026-11-24T14:56:42.159Z","log":{"level":"INFO","logger":"x"},"message":"Taken",\
                "correlationId":"demo-1","traceId":"abc"}""")).isEqualTo("14:56:42.159 INFO  Taken  [demo-1]");
    }

    @Test
    void readsFieldsWrittenWithDotsAsWell() {
        assertThat(readable("""
                {"@timestamp":"2026-11-24T14:56:42.159Z","log.level":"WARN","message":"Slow"}""")).isEqualTo("14:56:42.159 WARN  Slow");
    }

    @Test
    void showsTheStackTraceOfAnError() {
        assertThat(readable("""
                {"@timestamp":"2026-11-24T14:56:42Z","log":{"level":"ERROR"},"message":"Failed",\
                "error":{"type":"T","message":"m","stack_trace":"T: m\\n\\tat a.b"}}""")).endsWith("Failed" + System.lineSeparator() + "T: m\n\tat a.b");
    }

    @Test
    void leavesOtherLinesAsTheyAre() {
        assertThat(readable("java.lang.OutOfMemoryError: Java heap space"))
                .isEqualTo("java.lang.OutOfMemoryError: Java heap space");
        assertThat(readable("{broken")).isEqualTo("{broken");
        assertThat(readable("{\"some\":\"json\"}")).isEqualTo("{\"some\":\"json\"}");
    }

    @Test
    void knowsWhenItHappened() {
        assertThat(LogLine.of("{\"@timestamp\":\"2026-11-24T14:56:42Z\",\"message\":\"m\"}")
                        .at())
                .contains(Instant.parse("2026-11-24T14:56:42Z"));
        assertThat(LogLine.of("plain").at()).isEmpty();
    }

    private static String readable(String line) {
        return LogLine.of(line).readable(ZoneOffset.UTC);
    }
}
