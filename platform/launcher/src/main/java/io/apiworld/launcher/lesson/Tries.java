package io.apiworld.launcher.lesson;

import io.apiworld.launcher.terminal.Terminal;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A lesson that somebody does by themselves: the calls to make, and what each of theirs was worth. */
public final class Tries {

    private final Terminal terminal;
    private final JsonNode lesson;

    /** @param lesson all that there is to know of it */
    public Tries(Terminal terminal, JsonNode lesson) {
        this.terminal = terminal;
        this.lesson = lesson;
    }

    /** What is to be done, and what has been of it. */
    public void begin(JsonNode attempt) {
        var made =
                attempt.path("made").values().stream().map(JsonNode::asString).collect(Collectors.toSet());
        terminal.say(lesson.path("yourself").path("task").asString().strip() + "\n");
        terminal.say(terminal.bold("Calls to make"));
        calls().values().forEach(call -> {
            var mark = made.contains(call.path("id").asString()) ? terminal.good("✓") : " ";
            terminal.say("  %s %s".formatted(mark, line(call)));
        });
        terminal.say("%n%s".formatted(attempt.path("command").asString().indent(2)));
        terminal.say("In another terminal. Any call with X-Lesson: %s is looked at; waiting for the next."
                .formatted(attempt.path("id").asString()));
    }

    /** The calls that have come since, the oldest first. */
    public void show(JsonNode before, JsonNode now) {
        var come = now.path("version").asInt() - before.path("version").asInt();
        now.path("tries").values().stream().limit(come).toList().reversed().forEach(this::show);
        if (come > 0 && !now.path("solved").asBoolean()) {
            terminal.say(
                    terminal.dim("  %d of %d made".formatted(now.path("made").size(), calls().size())));
        }
    }

    /** That nothing is left to do, and what comes next. */
    public void end() {
        var next = lesson.path("next").asString("");
        terminal.say(terminal.good("Solved."));
        terminal.say(
                next.isEmpty()
                        ? "It was the last lesson. All of them: ./api-world lesson list"
                        : "Next: %s. ./api-world lesson run %s"
                                .formatted(lesson.path("nextTitle").asString(), next));
    }

    /** A call to make, in a line. */
    private static String line(JsonNode call) {
        var fault = call.path("fault").asString("");
        return "%s %s, answered %s%s"
                .formatted(
                        call.path("method").asString(),
                        call.path("path").asString(),
                        call.path("statuses").values().stream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(" or ")),
                        fault.isEmpty() ? "" : ", while it is broken by " + fault);
    }

    private void show(JsonNode call) {
        var right = call.path("right").asBoolean();
        var line = "%s %s %s  %d  %s"
                .formatted(
                        right ? "✓" : "✗",
                        call.path("method").asString(),
                        call.path("path").asString(),
                        call.path("status").asInt(),
                        call.path("says").asString());
        terminal.say(right ? terminal.good(line) : terminal.bad(line));
    }

    private JsonNode calls() {
        return lesson.path("yourself").path("calls");
    }
}
