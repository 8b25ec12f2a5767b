package io.apiworld.launcher.progress;

import io.apiworld.launcher.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows a line for each part: redrawn in place on a terminal, else printed once when the part is done. */
public final class Board implements Progress, AutoCloseable {

    private static final String[] WHEEL = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long REDRAW_MILLIS = 120;

    private final Terminal terminal;
    private final LongSupplier nanos;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Thread painter;
    private int painted;
    private int turn;
    private boolean closed;

    private record Line(Stage stage, String detail, long began, long ended) {}

    public Board(Terminal terminal, List<String> parts, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        var began = nanos.getAsLong();
        parts.forEach(part -> lines.put(part, new Line(Stage.WAITING, "", began, began)));
        painter = Thread.ofPlatform().daemon().name("progress").unstarted(this::repaint);
        if (terminal.interactive()) {
            painter.start();
        }
    }

    @Override
    public synchronized void now(String part, Stage stage, String detail) {
        if (closed) {
            return;
        }
        var now = nanos.getAsLong();
        var before = lines.getOrDefault(part, new Line(stage, detail, now, now));
        var began = before.stage() == Stage.WAITING ? now : before.began();
        var line = new Line(stage, detail, began, now);
        lines.put(part, line);
        if (!terminal.interactive() && stage.over() && before.stage() != stage) {
            terminal.say(text(part, line, now));
        }
    }

    @Override
    public synchronized void interrupted() {
        close();
        terminal.mention("\nInterrupted. What had been started was stopped again.");
    }

    /** Leaves the lines as they are now. */
    @Override
    public synchronized void close() {
        if (!closed && terminal.interactive()) {
            paint();
        }
        closed = true;
        painter.interrupt();
    }

    private void repaint() {
        try {
            while (true) {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    paint();
                }
                TimeUnit.MILLISECONDS.sleep(REDRAW_MILLIS);
            }
        } catch (InterruptedException closedMeanwhile) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        var now = nanos.getAsLong();
        var screen = new StringBuilder();
        if (painted > 0) {
            screen.append("\033[").append(painted).append('A');
        }
        lines.forEach((part, line) ->
                screen.append("\033[2K").append(text(part, line, now)).append('\n'));
        painted = lines.size();
        turn++;
        terminal.write(screen.toString());
    }

    private String text(String part, Line line, long now) {
        var until = line.stage().over() ? line.ended() : now;
        var seconds = line.stage() == Stage.WAITING
                ? ""
                : String.format(java.util.Locale.ROOT, "%.1f s", (until - line.began()) / 1e9);
        var text = "%-20s %-8s %8s".formatted(part, line.stage().word(), seconds);
        return switch (line.stage()) {
            case READY, STOPPED -> terminal.good("  ✓ ") + text + terminal.dim(tail(line));
            case FAILED -> terminal.bad("  ✗ ") + text + terminal.bad(tail(line));
            case WAITING -> "    " + terminal.dim(text);
            case PREPARING, STARTING, STOPPING ->
                "  " + WHEEL[turn % WHEEL.length] + " " + text + terminal.dim(tail(line));
        };
    }

    private static String tail(Line line) {
        return line.detail().isEmpty() ? "" : "   " + line.detail();
    }
}
