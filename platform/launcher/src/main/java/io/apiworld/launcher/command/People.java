package io.apiworld.launcher.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "people", description = "Show who can sign in, with passwords.", mixinStandardHelpOptions = true)
final class People implements Callable<Integer> {

    private final Root root;

    People(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        new Greeting(root.world(), root.terminal()).people();
        return 0;
    }
}
