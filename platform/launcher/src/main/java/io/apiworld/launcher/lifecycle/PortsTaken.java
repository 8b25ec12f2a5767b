package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.process.Port;
import io.apiworld.launcher.process.PortOwner;
import io.apiworld.launcher.trouble.Trouble;
import java.util.List;
import java.util.stream.Collectors;

/** Ports that parts need and somebody else has. */
public final class PortsTaken extends Trouble {

    private static final int WIDTH = 160;

    private PortsTaken(String message) {
        super(message, """
                Stop it, or give API World other ports:
                  ./api-world up --port 9443 --http-port 9080 --internal-ports 19400""", REFUSED);
    }

    static void check(List<Part> parts) {
        var taken = parts.stream()
                .flatMap(part -> part.ports().stream()
                        .filter(port -> !new Port(port).free())
                        .map(port -> description(part.name(), port)))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new PortsTaken(taken);
        }
    }

    private static String description(String part, int port) {
        return "Port %d, which %s needs, is taken by %s.".formatted(port, part, owner(new Port(port).owner()));
    }

    private static String owner(PortOwner owner) {
        return switch (owner) {
            case PortOwner.Known(var pid, var command) ->
                "process %d (%s)"
                        .formatted(pid, command.length() > WIDTH ? command.substring(0, WIDTH) + "…" : command);
            case PortOwner.Unknown() -> "a process that is not yours to see";
        };
    }
}
