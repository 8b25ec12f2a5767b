package io.apiworld.launcher.command;

import io.apiworld.launcher.logs.LogReader;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Show the last lines of the logs, of one part or of all by time.",
        mixinStandardHelpOptions = true)
final class Logs implements Callable<Integer> {

    private final Root root;

    Logs(Root root) {
        this.root = root;
    }

    @Parameters(arity = "0..1", paramLabel = "PART", description = "as named by ./api-world status")
    private @Nullable String part;

    @Option(names = "-f", description = "go on as they are written, until Ctrl-C")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "how many lines of each log (default: 40)")
    private int count = 40;

    @Option(names = "--raw", description = "as written: one JSON object a line")
    private boolean raw;

    @Override
    public Integer call() throws InterruptedException {
        var world = root.world();
        var names = part == null ? world.partNames() : List.of(world.part(part).name());
        var terminal = root.terminal();
        var reader = new LogReader(world.settings().home()::log, names);
        for (var entries = reader.last(count); ; entries = reader.next()) {
            entries.forEach(entry -> terminal.say(raw ? entry.text() : shown(entry)));
            if (!follow) {
                return 0;
            }
            reader.awaitMore();
        }
    }

    private String shown(LogReader.Entry entry) {
        var line = entry.line().readable(ZoneId.systemDefault());
        return part == null ? root.terminal().dim("%-18s ".formatted(entry.part())) + line : line;
    }
}
