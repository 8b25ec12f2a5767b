package io.apiworld.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process began, in whatever form the system tells it without error: numbers of processes are used again, births
 * are not.
 */
record Birth(String value) {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START = 19;

    /** Empty when no such process lives; one that has ended and only waits to be collected does not. */
    static Optional<Birth> of(long pid) {
        return Files.isDirectory(PROC.resolve("self")) ? inProc(pid) : asToldByTheJdk(pid);
    }

    /** In ticks since boot: the wall clock may be set while the process runs. */
    private static Optional<Birth> inProc(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"));
            // The command, in parentheses, may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if ("ZX".contains(fields[STATE])) {
                return Optional.empty();
            }
            var boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(new Birth(boot + ":" + fields[START]));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Birth> asToldByTheJdk(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(start -> new Birth(start.toString()));
    }
}
