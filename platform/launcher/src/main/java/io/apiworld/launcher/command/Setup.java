package io.apiworld.launcher.command;

import io.apiworld.launcher.tls.Certificates;
import io.apiworld.launcher.trouble.Trouble;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "setup",
        description = {
            "Make certificates and secrets in the home directory and start nothing; what is there already stays.",
            "Compose runs this once before the containers start."
        },
        mixinStandardHelpOptions = true)
final class Setup implements Callable<Integer> {

    private final Root root;

    Setup(Root root) {
        this.root = root;
    }

    @Option(
            names = "--name",
            paramLabel = "PART=DNS",
            description = "a further name in the certificate of a part, as gateway=api.example; may be repeated")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        var world = root.world();
        world.prepare(byPart());
        root.terminal()
                .say("Certificates and secrets are in "
                        + world.settings().home().path());
        return 0;
    }

    private Map<String, List<String>> byPart() {
        var byPart = new TreeMap<String, List<String>>();
        for (var name : names) {
            var halves = name.split("=", 2);
            if (halves.length != 2 || halves[1].isBlank() || !Certificates.PARTS.contains(halves[0])) {
                throw new Trouble(
                        "--name " + name + " is not PART=DNS.",
                        "The parts are: " + String.join(", ", Certificates.PARTS),
                        Trouble.REFUSED);
            }
            byPart.merge(halves[0], List.of(halves[1]), Setup::joined);
        }
        return byPart;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
