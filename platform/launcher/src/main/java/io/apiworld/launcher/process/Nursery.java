package io.apiworld.launcher.process;

import io.apiworld.launcher.trouble.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts processes that live on after this one, each in a session of its own, where neither Ctrl-C nor the closing of the
 * terminal reaches it. Until {@link #release} it can take back all that it started.
 */
public final class Nursery {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Records records;
    private final Map<String, Running> children = new LinkedHashMap<>();
    private boolean closed;

    public Nursery(Records records) {
        this.records = records;
    }

    /** What one part became: its identity, and the handle by which its end is noticed. */
    public record Child(Running running, Process process) {}

    public synchronized Child start(String name, Program program, Path log) {
        if (closed) {
            throw new Trouble("Interrupted.", "");
        }
        try {
            Files.createDirectories(log.getParent());
            var process = builder(program, log).start();
            var running = Running.of(name, process.pid())
                    .orElseGet(() -> new Running(name, process.pid(), "ended before it could be looked at"));
            children.put(name, running);
            records.keep(running);
            return new Child(running, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name, e);
        }
    }

    /** From now on the children are on their own. */
    public synchronized void release() {
        children.clear();
    }

    /** Ends all that was started here, and starts nothing any more. */
    public void abandon() {
        List<Running> all;
        synchronized (this) {
            closed = true;
            all = new ArrayList<>(children.values()).reversed();
            children.clear();
        }
        all.parallelStream().forEach(child -> child.stop(PATIENCE));
        all.forEach(child -> records.forget(child.name()));
    }

    private static ProcessBuilder builder(Program program, Path log) {
        var command = new ArrayList<>(OwnSession.PREFIX);
        command.addAll(program.command());
        var builder = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        return builder;
    }
}
