import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs in one directory and takes the time. */
record Shell(Path directory) {

    /** @param text what the program wrote to standard output and error */
    record Run(double seconds, String text, int exitStatus) {}

    Shell in(Path other) {
        return new Shell(other);
    }

    /** @throws IllegalStateException if the program fails, with the last of what it said */
    Run run(Map<String, String> environment, List<String> command) {
        var ended = attempt(environment, command);
        if (ended.exitStatus() != 0) {
            var end = ended.text().substring(Math.max(0, ended.text().length() - 2000));
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + end);
        }
        return ended;
    }

    /** As {@link #run}, where an exit status other than zero is an answer too. */
    Run attempt(Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var began = System.nanoTime();
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(1, TimeUnit.HOURS)) {
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            return new Run((System.nanoTime() - began) / 1e9, text.strip(), process.exitValue());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot run " + command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted");
        }
    }
}
