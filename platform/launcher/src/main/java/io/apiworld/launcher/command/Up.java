package io.apiworld.launcher.command;

import io.apiworld.launcher.progress.Board;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start everything that does not run yet; returns when all of it is ready.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

    private final Root root;

    Up(Root root) {
        this.root = root;
    }

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "start these parts only")
    private List<String> only = List.of();

    @Override
    public Integer call() {
        var world = root.world();
        var terminal = root.terminal();
        if (only.isEmpty() && world.up()) {
            terminal.say(
                    "API World is up already: " + terminal.bold(world.address().toString()));
            terminal.say("Stop it by ./api-world down, see how it is by ./api-world status.");
            return 0;
        }
        var names = only.isEmpty() ? world.partNames() : only;
        var began = System.nanoTime();
        terminal.say("Starting API World");
        try (var board = new Board(terminal, names, System::nanoTime)) {
            world.start(names, board);
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        terminal.say(String.format(Locale.ROOT, "%nUp after %.1f s.", seconds));
        if (only.isEmpty()) {
            new Greeting(world, terminal).show();
        }
        return 0;
    }
}
