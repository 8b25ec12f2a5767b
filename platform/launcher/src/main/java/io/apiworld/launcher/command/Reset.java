package io.apiworld.launcher.command;

import io.apiworld.launcher.progress.Progress;
import io.apiworld.launcher.trouble.Trouble;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Stop everything and forget it: data, passwords, certificates, logs.",
        mixinStandardHelpOptions = true)
final class Reset implements Callable<Integer> {

    private final Root root;

    Reset(Root root) {
        this.root = root;
    }

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() {
        var world = root.world();
        var terminal = root.terminal();
        if (!yes && !agreed(world.settings().home().path().toString())) {
            throw new Trouble(
                    "Nothing was changed.", "To reset without being asked: ./api-world reset --yes", Trouble.REFUSED);
        }
        world.reset(Progress.UNSEEN);
        terminal.say("API World is as new. Passwords and certificates will be others after the next ./api-world up.");
        return 0;
    }

    private boolean agreed(String home) {
        return root.terminal()
                .ask("Delete all data, passwords, certificates and logs in " + home + "? [y/N]")
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }
}
