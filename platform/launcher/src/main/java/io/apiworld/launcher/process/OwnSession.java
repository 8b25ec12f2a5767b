package io.apiworld.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a command is put into a session of its own, keeping its process id: Linux has setsid(1), macOS only Perl's. */
final class OwnSession {

    static final List<String> PREFIX = tool("setsid")
            .map(List::of)
            .or(() -> tool("perl").map(perl -> List.of(perl, "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!")))
            .orElse(List.of());

    private OwnSession() {}

    private static Optional<String> tool(String name) {
        return Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
                .map(directory -> Path.of(directory + name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
