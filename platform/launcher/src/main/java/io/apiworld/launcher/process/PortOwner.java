package io.apiworld.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port. */
public sealed interface PortOwner {

    record Known(long pid, String command) implements PortOwner {}

    /** A process that is not ours to look at. */
    record Unknown() implements PortOwner {}

    static PortOwner of(int port) {
        return Files.isReadable(Path.of("/proc/net/tcp")) ? inProc(port) : toldByLsof(port);
    }

    private static PortOwner inProc(int port) {
        var sockets = new HashSet<String>();
        sockets.addAll(listening(Path.of("/proc/net/tcp"), port));
        sockets.addAll(listening(Path.of("/proc/net/tcp6"), port));
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(process -> holds(process, sockets))
                    .findFirst()
                    .<PortOwner>map(PortOwner::described)
                    .orElseGet(Unknown::new);
        } catch (IOException e) {
            return new Unknown();
        }
    }

    /** The names under which processes hold the sockets that listen on the port. */
    private static Set<String> listening(Path table, int port) {
        var suffix = ":%04X".formatted(port);
        try (var lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix) && "0A".equals(fields[3]))
                    .map(fields -> "socket:[" + fields[9] + "]")
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (var files = Files.list(process.resolve("fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Known described(Path process) {
        return new Known(Long.parseLong(process.getFileName().toString()), commandLine(process));
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException gone) {
            return "";
        }
    }

    private static PortOwner toldByLsof(int port) {
        var answer = Command.run("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp");
        return lines(answer.output())
                .filter(line -> line.startsWith("p"))
                .map(line -> line.substring(1))
                .findFirst()
                .<PortOwner>map(pid -> new Known(
                        Long.parseLong(pid),
                        Command.run("ps", "-o", "command=", "-p", pid).output()))
                .orElseGet(Unknown::new);
    }

    private static Stream<String> lines(String text) {
        return Arrays.stream(text.split("\n"));
    }
}
