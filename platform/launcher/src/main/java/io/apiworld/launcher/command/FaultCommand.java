package io.apiworld.launcher.command;

import io.apiworld.launcher.World;
import io.apiworld.launcher.fault.FaultBoard;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.trouble.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

@Command(
        name = "fault",
        description = {
            "Break a service on purpose, for a while, and mend it again.",
            "Every fault ends by itself; with --only nobody suffers but requests with that X-Correlation-ID."
        },
        mixinStandardHelpOptions = true)
final class FaultCommand implements Runnable {

    private final Root root;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "who switches: supervisor (the default) or admin")
    private String user = "supervisor";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "for programs")
    private boolean json;

    FaultCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "Show what can be broken, and what is.", mixinStandardHelpOptions = true)
    int list() {
        var board = board().look();
        if (json) {
            root.terminal().say(Json.of(board));
            return 0;
        }
        var terminal = root.terminal();
        terminal.say(terminal.bold("On now"));
        if (board.path("on").isEmpty()) {
            terminal.say("  nothing: all works as it should");
        }
        board.path("on").values().forEach(fault -> terminal.say("  " + terminal.bad(line(fault))));
        terminal.say("");
        terminal.say(terminal.bold("What can be broken"));
        board.path("kinds").values().forEach(kind -> {
            terminal.say("  %-24s %s"
                    .formatted(kind.path("kind").asString(), kind.path("breaks").asString()));
            terminal.say(terminal.dim("  %-24s %d %s, for %s"
                    .formatted(
                            "",
                            kind.path("status").asInt(),
                            kind.path("problem").asString(),
                            kind.path("services").values().stream()
                                    .map(JsonNode::asString)
                                    .collect(Collectors.joining(", ")))));
        });
        return 0;
    }

    @Command(name = "on", description = "Break a service; returns when it is broken.", mixinStandardHelpOptions = true)
    int on(
            @Parameters(paramLabel = "SERVICE", description = "such as crm-service") String service,
            @Parameters(paramLabel = "KIND", description = "such as delay; ./api-world fault list has all") String kind,
            @Option(names = "--by", paramLabel = "TIME", description = "how much time it takes, such as 3s") @Nullable String by,
            @Option(names = "--for", paramLabel = "TIME", description = "how long it lasts, up to 10m (default: 1m)")
                    @Nullable String lasts,
            @Option(names = "--only", paramLabel = "ID", description = "only requests with this correlation id suffer")
                    @Nullable String only) {
        var wish = new LinkedHashMap<String, String>();
        wish.put("service", service);
        wish.put("kind", kind);
        putIfGiven(wish, "by", by);
        putIfGiven(wish, "lasts", lasts);
        putIfGiven(wish, "onlyFor", only);
        var fault = board().on(wish);
        root.terminal().say(json ? Json.of(fault) : line(fault));
        if (!json) {
            root.terminal()
                    .say(root.terminal()
                            .dim("Ends by itself, or at once by ./api-world fault off "
                                    + fault.path("id").asString()));
        }
        return 0;
    }

    @Command(name = "off", description = "Mend what was broken.", mixinStandardHelpOptions = true)
    int off(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "as printed by list and on") @Nullable String id,
            @Option(names = "--all", description = "all that is broken") boolean all) {
        if (all == (id != null)) {
            throw new Trouble("Name one fault, or say --all.", "", Trouble.REFUSED);
        }
        var board = board();
        if (id == null) {
            board.allOff();
        } else {
            board.off(id);
        }
        root.terminal().say(json ? Json.of(List.of()) : (id == null ? "All faults are off." : id + " is off."));
        return 0;
    }

    /** What is broken on purpose, a line each; empty where the lab cannot be asked. */
    static List<String> onNow(World world) {
        try {
            return new FaultBoard(world.web(), world.tokens(), Person.named("supervisor"))
                    .look().path("on").values().stream().map(FaultCommand::line).toList();
        } catch (Trouble _) {
            return List.of();
        }
    }

    private static void putIfGiven(LinkedHashMap<String, String> wish, String name, @Nullable String value) {
        if (value != null) {
            wish.put(name, value);
        }
    }

    private static String line(JsonNode fault) {
        return "%s  %s: %s%s, %d s left%s"
                .formatted(
                        fault.path("id").asString(),
                        fault.path("service").asString(),
                        fault.path("kind").asString(),
                        fault.path("by").isString()
                                ? " by "
                                        + inWords(
                                                Duration.parse(fault.path("by").asString()))
                                : "",
                        fault.path("secondsLeft").asInt(),
                        fault.path("onlyFor").isString()
                                ? ", only for " + fault.path("onlyFor").asString()
                                : "");
    }

    private static String inWords(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private FaultBoard board() {
        var world = root.world();
        return new FaultBoard(world.web(), world.tokens(), Person.named(user));
    }
}
