package io.apiworld.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs other people's programs. */
final class CommandLine {

    /** @param output of both streams */
    record Result(int exitStatus, String output) {}

    static Result run(String... command) {
        return run(Path.of("target"), command);
    }

    static Result run(Path directory, String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes());
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private CommandLine() {}
}
