package io.apiworld.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Which process is which part, in one small file each. */
public record Records(Path directory) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The process of that part, if it still lives. */
    public Optional<Running> alive(String name) {
        return recorded(name).filter(Running::alive);
    }

    /** The process that the part was last started as, whatever became of it. */
    public Optional<Running> recorded(String name) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(name)), Running.class));
        } catch (IOException | JacksonException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    void keep(Running process) {
        try {
            Files.createDirectories(directory);
            var draft = directory.resolve("." + process.name() + ".json");
            Files.write(draft, JSON.writeValueAsBytes(process));
            Files.move(
                    draft, file(process.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to " + directory, e);
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + ".json");
    }
}
