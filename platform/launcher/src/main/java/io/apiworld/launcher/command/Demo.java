package io.apiworld.launcher.command;

import io.apiworld.launcher.demo.Hop;
import io.apiworld.launcher.demo.Scenario;
import io.apiworld.launcher.demo.Story;
import io.apiworld.launcher.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Play the main scenario: a customer chats with an agent, and the CRM gets its case.",
            "Prints every hop, and where to see all of it as one trace."
        },
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private final Root root;

    @Option(names = "--json", description = "for programs: one object when all is over")
    private boolean json;

    Demo(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var world = root.world();
        var terminal = root.terminal();
        var scenario = new Scenario(world.address(), world.certificateAuthority(), world.secrets(), Clock.systemUTC());
        if (json) {
            terminal.say(Json.of(scenario.play(_ -> {})));
        } else {
            terminal.say(terminal.dim("    at ms     took  status  who          what"));
            summary(scenario.play(hop -> terminal.say(line(terminal, hop))));
        }
        return 0;
    }

    private void summary(Story story) {
        root.terminal().say("""

                %d hops in %s, through %s.
                Correlation id  %s
                Case in the CRM %s
                The whole trace %s""".formatted(
                        story.hops().size(),
                        seconds(story.took()),
                        String.join(", ", story.services()),
                        story.correlationId(),
                        story.ticketId(),
                        root.terminal().bold(story.trace().toString())));
    }

    private static String line(Terminal terminal, Hop hop) {
        var facts = hop.facts().entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .sorted()
                .collect(Collectors.joining("  "));
        return "%3d %6d %6d ms  %6s  %-12s %s%n%s"
                .formatted(
                        hop.number(),
                        hop.after().toMillis(),
                        hop.took().toMillis(),
                        hop.status() == null ? "-" : hop.status(),
                        hop.actor(),
                        hop.what(),
                        terminal.dim("    %-20s %s  %s  %s"
                                .formatted(
                                        "",
                                        hop.request(),
                                        hop.correlationId() == null ? "" : hop.correlationId(),
                                        facts)
                                .stripTrailing()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
}
