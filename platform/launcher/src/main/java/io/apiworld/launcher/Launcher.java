package io.apiworld.launcher;

import io.apiworld.launcher.command.Root;
import io.apiworld.launcher.terminal.Terminal;

/** The command line of API World; started by the script {@code api-world}. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        var environment = System.getenv();
        System.exit(new Root(environment, Terminal.ofProcess(environment)).run(arguments));
    }
}
