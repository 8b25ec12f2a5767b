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
        var marker = directory.resolve("unpacked-from");
        try {
            var origin = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
            if (!Files.exists(marker) || !Files.readString(marker).equals(origin)) {
                Home.delete(directory);
                unpack();
                Files.writeString(marker, origin);
            }
            return directory.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + jar, e);
        }
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
