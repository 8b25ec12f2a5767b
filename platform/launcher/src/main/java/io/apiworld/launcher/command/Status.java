package io.apiworld.launcher.command;

import io.apiworld.launcher.lifecycle.PartState;
import io.apiworld.launcher.process.Memory;
import io.apiworld.launcher.progress.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show how every part is; the exit code is 0 if all are ready.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    private final Root root;

    Status(Root root) {
        this.root = root;
    }

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        var world = root.world();
        var states = world.status();
        var up = states.stream().allMatch(state -> state.stage() == Stage.READY);
        var broken = up ? FaultCommand.onNow(world) : List.<String>of();
        if (json) {
            root.terminal().say(asJson(world.address().toString(), up, states, broken));
        } else {
            states.forEach(this::show);
            broken.forEach(fault -> root.terminal().say(root.terminal().bad("  broken on purpose: ") + fault));
            root.terminal().say("\n" + (up ? "All is ready: " + world.address() : "Not all of it is ready."));
        }
        return up ? 0 : 1;
    }

    private void show(PartState state) {
        var terminal = root.terminal();
        var process = state.process();
        var line = "%-20s %-8s %7s %8s   %s"
                .formatted(
                        state.part().name(),
                        word(state.stage()),
                        process == null ? "" : process.pid(),
                        process == null ? "" : Memory.of(process.pid()).megabytes() + " MB",
                        state.part().address());
        var detail = state.detail().isEmpty() ? "" : "   " + state.detail();
        terminal.say(
                switch (state.stage()) {
                    case READY -> terminal.good("● ") + line;
                    case FAILED -> terminal.bad("● ") + line + terminal.bad(detail);
                    default -> "○ " + line + detail;
                });
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case READY -> "up";
            case FAILED -> "ended";
            case STOPPED -> "down";
            default -> "starting";
        };
    }

    private static String asJson(String address, boolean up, List<PartState> states, List<String> broken) {
        var parts = states.stream().map(Status::facts).toList();
        var all = new LinkedHashMap<String, Object>();
        all.put("address", address);
        all.put("up", up);
        all.put("parts", parts);
        all.put("brokenOnPurpose", broken);
        return Json.of(all);
    }

    private static Map<String, Object> facts(PartState state) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", state.part().name());
        facts.put("state", word(state.stage()));
        facts.put("address", state.part().address().toString());
        var process = state.process();
        if (process != null) {
            facts.put("pid", process.pid());
            facts.put("residentBytes", Memory.of(process.pid()).bytes());
        }
        if (!state.detail().isEmpty()) {
            facts.put("detail", state.detail());
        }
        return facts;
    }
}
