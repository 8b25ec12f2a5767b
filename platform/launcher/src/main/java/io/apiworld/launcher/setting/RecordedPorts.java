package io.apiworld.launcher.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The ports that a world was last started with, so that later commands need not be told again. */
public final class RecordedPorts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordedPorts() {}

    public static Optional<Ports> in(Home home) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(home)), Ports.class));
        } catch (IOException | JacksonException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    public static void keep(Home home, Ports ports) {
        try {
            Files.createDirectories(home.run());
            Files.write(file(home), JSON.writeValueAsBytes(ports));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to " + home.run(), e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("ports.json");
    }
}
