package io.apiworld.launcher.command;

import io.apiworld.launcher.World;
import io.apiworld.launcher.progress.Board;
import io.apiworld.launcher.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop everything; data stay.", mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {

    private final Root root;

    Down(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var world = root.world();
        var terminal = root.terminal();
        var running = world.status().stream()
                .filter(state -> state.process() != null)
                .map(state -> state.part().name())
                .toList();
        if (running.isEmpty()) {
            terminal.say("API World is not running.");
            return 0;
        }
        try (var board = new Board(terminal, running, System::nanoTime)) {
            world.stop(board);
        }
        makeNextStartQuicker(world, terminal);
        return 0;
    }

    private static void makeNextStartQuicker(World world, Terminal terminal) {
        var due = world.startCachesDue();
        if (!due.isEmpty()) {
            terminal.say(
                    "\nAll has stopped. Now the next start is made quicker, once for this build; Ctrl+C does no harm.");
            try (var board = new Board(terminal, due, System::nanoTime)) {
                world.makeStartCaches(due, board);
            }
        }
    }
}
