package io.apiworld.launcher.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells one build of a jar from another by time and size, as nobody reads eighty megabytes for that. */
final class JarStamp {

    private JarStamp() {}

    /** Fit for the name of a file. A jar that was cleaned away has one that no other has. */
    static String of(Path jar) {
        try {
            var file = Files.readAttributes(jar, BasicFileAttributes.class);
            return "%d-%d".formatted(file.lastModifiedTime().toMillis(), file.size());
        } catch (NoSuchFileException _) {
            return "none";
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look at " + jar, e);
        }
    }
}
