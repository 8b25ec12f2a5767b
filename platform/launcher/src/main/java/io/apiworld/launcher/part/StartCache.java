package io.apiworld.launcher.part;

import io.apiworld.launcher.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service's JVM learnt by running once: its classes, loaded and linked, and how its methods behaved (JEP 514, JEP 515). A
 * later start of the same jar with it takes some half of the time. It lies beside the unpacked jar, and goes with it. Its name tells
 * which JVM made it of which jar: it would start as if there were none with that of another JVM, and run old code out of that of another
 * jar. See docs/adr/0027.
 */
record StartCache(Path jar) {

    private static final List<String> UNSEEN = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    /** What the service is to be started with: it uses the cache, or records what one can be made of when it ends. */
    List<String> options() {
        var options = new ArrayList<>(UNSEEN);
        if (exists()) {
            options.add("-XX:AOTCache=" + cache());
        } else {
            options.addAll(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording()));
        }
        return options;
    }

    boolean exists() {
        return Files.exists(cache());
    }

    /** Whether a service ended since, and left what a cache can be made of. */
    boolean isDue() {
        return Files.exists(recording()) && !exists();
    }

    /**
     * Takes seconds of one processor. Interrupted, it leaves no cache. If the JVM cannot make one, it says why.
     *
     * @param jvm how the jar is run
     * @return why there is none
     */
    Optional<String> make(Jvm jvm) {
        var directory = jar.resolveSibling("");
        var unfinished = jar.resolveSibling("start.aot.unfinished");
        var options = new ArrayList<>(UNSEEN);
        options.addAll(
                List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording(), "-XX:AOTCache=" + unfinished));
        try {
            var made = Command.run(jvm.command(directory.toString(), options, jar), Map.of(), directory);
            Files.deleteIfExists(recording());
            if (!made.succeeded() || !Files.exists(unfinished)) {
                return Optional.of(made.output().isEmpty() ? "exit status " + made.exitCode() : made.output());
            }
            Files.move(unfinished, cache(), StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep " + cache(), e);
        }
    }

    private Path cache() {
        return jar.resolveSibling("start-" + identity() + ".aot");
    }

    private Path recording() {
        return jar.resolveSibling("start-" + identity() + ".aotconf");
    }

    private String identity() {
        return Runtime.version() + "-" + JarStamp.of(jar);
    }
}
