import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says of processes in /proc (proc(5)). */
final class Proc {

    /** USER_HZ, which is 100 on every platform that a JDK 25 runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private Proc() {}

    /** CPU seconds of these processes and all that they have started, including what has ended already. */
    static double cpuSeconds(Collection<Long> pids) {
        return withDescendants(pids).mapToLong(pid -> ticks(pid, 13, 17)).sum() / TICKS_PER_SECOND;
    }

    /** CPU seconds of the programs that this JVM has run to their end. */
    static double cpuSecondsOfEndedChildren() {
        return ticks(ProcessHandle.current().pid(), 15, 17) / TICKS_PER_SECOND;
    }

    /** Mebibytes in memory; what processes share is counted once for each of them. */
    static double residentMebibytes(Collection<Long> pids) {
        return withDescendants(pids).mapToLong(pid -> kibibytes(pid, "status", "VmRSS:")).sum() / 1024.0;
    }

    /** Mebibytes in memory; what processes share is divided among them. */
    static double proportionalMebibytes(Collection<Long> pids) {
        return withDescendants(pids).mapToLong(pid -> kibibytes(pid, "smaps_rollup", "Pss:")).sum() / 1024.0;
    }

    private static Stream<Long> withDescendants(Collection<Long> pids) {
        return pids.stream()
                .flatMap(pid -> Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid)))
                .distinct();
    }

    /** Fields from utime to cstime; the name, which may hold spaces, ends at the last bracket. */
    private static long ticks(long pid, int from, int to) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, from - 2, to - 2).mapToLong(Long::parseLong).sum();
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }

    private static long kibibytes(long pid, String file, String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/" + file)).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> List.of(line.substring(field.length()).strip().split(" ")).getFirst())
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }
}
