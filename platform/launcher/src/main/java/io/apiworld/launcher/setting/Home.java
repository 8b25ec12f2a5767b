package io.apiworld.launcher.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The directory that holds everything a world has at run time; docs and compose know it by the same names. */
public record Home(Path path) {

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    public Path tls() {
        return path.resolve("tls");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path logs() {
        return path.resolve("log");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return path.resolve("run");
    }

    public Path cache() {
        return path.resolve("cache");
    }

    public Path data() {
        return path.resolve("data");
    }

    /** What the user wants a service to do otherwise, in the service's own properties; read at its start, never written. */
    public Path settings(String part) {
        return path.resolve("settings").resolve(part + ".yaml");
    }

    /** Forgets all that a world made; caches, and what the user wrote, stay. */
    public void clear() {
        delete(data());
        delete(secrets());
        delete(tls());
        delete(run());
        delete(logs());
    }

    public static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + tree, e);
        }
    }
}
