package io.apiworld.launcher.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoardTests {

    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final AtomicLong nanos = new AtomicLong();

    @Test
    void printsALineForEachPartThatIsDoneWhereNothingCanBeRedrawn() {
        try (var board = new Board(terminal(false), List.of("gateway", "lab"), nanos::get)) {
            board.now("gateway", Stage.STARTING, "");
            nanos.set(2_340_000_000L);
            board.now("gateway", Stage.READY, "https://localhost:8443");
        }

        assertThat(text().lines())
                .singleElement()
                .asString()
                .matches(" *✓ gateway +ready +2\\.3 s +https://localhost:8443")
                .doesNotContain("\033");
    }

    @Test
    void waitingDoesNotCountAsStarting() {
        try (var board = new Board(terminal(false), List.of("lab"), nanos::get)) {
            nanos.set(5_000_000_000L);
            board.now("lab", Stage.STARTING, "");
            nanos.set(6_000_000_000L);
            board.now("lab", Stage.READY, "");
        }

        assertThat(text()).contains(" 1.0 s");
    }

    @Test
    void leavesTheLastStateOfEveryPartOnATerminal() {
        try (var board = new Board(terminal(true), List.of("gateway", "lab"), nanos::get)) {
            board.now("gateway", Stage.READY, "");
            board.now("lab", Stage.FAILED, "");
        }

        var last = text().substring(text().lastIndexOf("\033[2K\033[32m"));
        assertThat(last).contains("gateway", "ready", "lab", "failed");
    }

    @Test
    void saysNothingAfterItWasClosed() {
        var board = new Board(terminal(false), List.of("lab"), nanos::get);
        board.close();

        board.now("lab", Stage.READY, "");

        assertThat(text()).isEmpty();
    }

    private Terminal terminal(boolean interactive) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Terminal(InputStream.nullInputStream(), out, out, interactive);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
