package io.apiworld.launcher.command;

import io.apiworld.launcher.progress.Board;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        description = "Stop one part and start it again; returns when it is ready.",
        mixinStandardHelpOptions = true)
final class Restart implements Callable<Integer> {

    private final Root root;

    Restart(Root root) {
        this.root = root;
    }

    @Parameters(paramLabel = "PART", description = "as named by ./api-world status")
    private String part = "";

    @Override
    public Integer call() {
        var world = root.world();
        var name = world.part(part).name();
        try (var board = new Board(root.terminal(), List.of(name), System::nanoTime)) {
            world.restart(name, board);
        }
        return 0;
    }
}
