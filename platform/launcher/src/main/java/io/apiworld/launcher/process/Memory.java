package io.apiworld.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of a process is resident in memory. */
public record Memory(long bytes) {

    private static final long KIBI = 1024;

    public static Memory of(long pid) {
        var status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return toldByPs(pid);
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> new Memory(Long.parseLong(line.replaceAll("\\D", "")) * KIBI))
                    .findFirst()
                    .orElse(new Memory(0));
        } catch (IOException gone) {
            return new Memory(0);
        }
    }

    private static Memory toldByPs(long pid) {
        var answer = Command.run("ps", "-o", "rss=", "-p", String.valueOf(pid));
        return new Memory(answer.succeeded() ? Long.parseLong(answer.output().strip()) * KIBI : 0);
    }

    public long megabytes() {
        return bytes / (KIBI * KIBI);
    }
}
