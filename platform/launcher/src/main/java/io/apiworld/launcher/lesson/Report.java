package io.apiworld.launcher.lesson;

import io.apiworld.launcher.terminal.Terminal;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells of one run while it goes on: each step once, when it has ended. */
public final class Report {

    private static final Set<String> ENDED = Set.of("passed", "failed", "skipped");

    private final Terminal terminal;
    private final URI address;
    private final Set<String> told = new HashSet<>();

    /** @param address of the gateway, with no slash at the end */
    public Report(Terminal terminal, URI address) {
        this.terminal = terminal;
        this.address = address;
    }

    /** What has happened since. */
    public void show(JsonNode run) {
        var number = 0;
        for (var step : run.path("steps").values()) {
            number++;
            if (ENDED.contains(step.path("state").asString())
                    && told.add(step.path("id").asString())) {
                step(number, step);
            }
        }
    }

    /** Its end. */
    public void verdict(JsonNode run) {
        var passed = run.path("state").asString().equals("passed");
        var verdict = "  " + run.path("verdict").asString();
        terminal.say(passed ? terminal.good(verdict) : terminal.bad(verdict));
        terminal.say(terminal.dim("  Correlation id %s, trace %s/zipkin/traces/%s"
                .formatted(
                        run.path("correlationId").asString(),
                        address,
                        run.path("traceId").asString())));
    }

    private void step(int number, JsonNode step) {
        var state = step.path("state").asString();
        var mark = switch (state) {
            case "passed" -> terminal.good("✓");
            case "failed" -> terminal.bad("✗");
            default -> terminal.dim("-");
        };
        terminal.say("  %s %d %s"
                .formatted(mark, number, step.path("says").asString().strip()));
        var exchange = step.path("exchange");
        if (exchange.isObject()) {
            terminal.say(terminal.dim("      %s %s  %d  in %.0f ms"
                    .formatted(
                            exchange.path("sent").path("method").asString(),
                            exchange.path("sent").path("uri").asString(),
                            exchange.path("received").path("status").asInt(),
                            exchange.path("tookMs").asDouble())));
        }
        if (step.path("remark").isString()) {
            terminal.say("      " + terminal.bad(step.path("remark").asString()));
        }
        step.path("checks").values().stream()
                .filter(check -> !check.path("held").asBoolean())
                .forEach(check -> terminal.say("      %s %s: expected %s, found %s"
                        .formatted(
                                terminal.bad("✗"),
                                check.path("name").asString(),
                                check.path("expected").asString(),
                                check.path("actual").asString())));
    }
}
