package io.apiworld.launcher.part;

import io.apiworld.launcher.process.Command;
import io.apiworld.launcher.setting.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An executable jar laid out as plain jars, which start faster than jars within a jar. */
record UnpackedJar(Path jar, Path directory) {

    /** The jar to run, unpacked anew if the original has changed. */
    Path ready() {
        try {
            if (!isFresh()) {
                var origin = JarStamp.of(jar);
                Home.delete(directory);
                unpack();
                Files.writeString(marker(), origin);
            }
            return path();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + jar, e);
        }
    }

    /** The jar to run, as it was last unpacked. */
    Path path() {
        return directory.resolve(jar.getFileName());
    }

    /** Whether what is unpacked is what there is to unpack. */
    boolean isFresh() {
        try {
            return Files.exists(marker()) && Files.readString(marker()).equals(JarStamp.of(jar));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + marker(), e);
        }
    }

    private Path marker() {
        return directory.resolve("unpacked-from");
    }

    private void unpack() throws IOException {
        Files.createDirectories(directory);
        var answer = Command.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        directory.toString(),
                        "--force"),
                Map.of(),
                directory);
        if (!answer.succeeded()) {
            throw new IOException(answer.output());
        }
    }
}
