package io.apiworld.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end for what it says. */
public record Command(int exitCode, String output) {

    private static final int PATIENCE_SECONDS = 120;

    public static Command run(String... command) {
        return run(List.of(command), Map.of(), Path.of("/"));
    }

    /** Standard error is part of what it says. A program that does not exist counts as failed. */
    public static Command run(List<String> command, Map<String, String> environment, Path directory) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var tooLate = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var limit = CompletableFuture.runAsync(process::destroyForcibly, tooLate);
            var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            var exitCode = process.waitFor();
            limit.cancel(false);
            return new Command(exitCode, output.strip());
        } catch (IOException noSuchProgram) {
            return new Command(127, String.valueOf(noSuchProgram.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted", e));
        }
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
