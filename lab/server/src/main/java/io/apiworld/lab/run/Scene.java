package io.apiworld.lab.run;

import io.apiworld.lab.check.Answer;
import io.apiworld.lab.check.Check;
import io.apiworld.lab.exchange.Ask;
import io.apiworld.lab.exchange.DoorUnanswered;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Header;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.exchange.Redaction;
import io.apiworld.lab.identity.NoToken;
import io.apiworld.lab.lesson.Step;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Log;
import io.apiworld.lab.lesson.Step.Trace;
import io.apiworld.lab.lesson.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One run's steps as they happen, and what they keep for each other. For one thread. */
final class Scene {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Stage stage;
    private final Link link;
    private final Map<String, String> kept = new HashMap<>();
    private final Map<String, String> spans = new HashMap<>();

    Scene(Stage stage, String runId, Link link) {
        this.stage = stage;
        this.link = link;
        kept.put(Template.RUN, runId);
    }

    /** @param remark why the step could not be checked; null if it could */
    record Outcome(
            double tookMs,
            @Nullable Exchange exchange,
            List<Check> checks,
            @Nullable String remark) {

        /** Whether it could be checked, and every check held. */
        boolean holds() {
            return remark == null && checks.stream().allMatch(Check::held);
        }
    }

    /** Whether all that the step uses has been kept. */
    boolean isReady(Step step) {
        return !(step instanceof Call call) || call.request().names().stream().allMatch(kept::containsKey);
    }

    Outcome play(Step step) {
        var began = System.nanoTime();
        var outcome = outcome(step);
        return new Outcome(
                (System.nanoTime() - began) / NANOS_PER_MILLI, outcome.exchange(), outcome.checks(), outcome.remark());
    }

    private Outcome outcome(Step step) {
        try {
            return switch (step) {
                case Call call -> call(call);
                case Trace trace -> looked(() -> checks(trace));
                case Log log -> looked(() -> checks(log));
            };
        } catch (DoorUnanswered | NoToken e) {
            return new Outcome(0, null, List.of(), e.getMessage());
        }
    }

    private Outcome call(Call call) {
        return repeated(call.within() == null ? Duration.ZERO : call.within(), () -> once(call));
    }

    private Outcome once(Call call) {
        var exchange = stage.door().send(ask(call), link);
        spans.put(call.id(), exchange.span());
        var answer = new Answer(exchange.received(), stage.json());
        var checks = answer.checks(call.expect(), template());
        call.keep().forEach((name, pick) -> answer.pick(pick).ifPresent(value -> kept.put(name, value)));
        return new Outcome(0, Redaction.of(exchange), checks, null);
    }

    private Ask ask(Call call) {
        var template = template();
        var headers = new ArrayList<Header>();
        call.request().headers().forEach((name, value) -> headers.add(new Header(name, template.fill(value))));
        if (call.as() != null) {
            var token = stage.tokens().of(call.as().name(), call.as().scopes());
            headers.add(new Header("Authorization", "Bearer " + token));
        }
        return new Ask(
                call.request().method(),
                template.fill(call.request().path()),
                headers,
                body(call.request().body(), template));
    }

    private static @Nullable String body(@Nullable JsonNode body, Template template) {
        if (body == null) {
            return null;
        }
        return body.isString()
                ? template.fill(body.stringValue())
                : template.fill(body).toString();
    }

    /** Spans and lines come a moment after the answer. */
    private Outcome looked(Supplier<List<Check>> look) {
        return repeated(stage.rules().seenWithin(), () -> new Outcome(0, null, look.get(), null));
    }

    private List<Check> checks(Trace trace) {
        var story = stage.traces().story(link.traceId()).below(spans.getOrDefault(trace.of(), ""));
        var seen = story.acts().stream()
                .map(act -> act.caller() + " > " + act.service())
                .distinct()
                .toList();
        var services = trace.services().stream()
                .map(name -> new Check(
                        "span of " + name,
                        story.has(name),
                        "in the trace",
                        story.has(name) ? "in the trace" : "not there"));
        var edges = trace.edges().stream()
                .map(edge -> new Check(
                        edge.text(), story.calls(edge.from(), edge.to()), "in the trace", String.join(", ", seen)));
        return Stream.concat(services, edges).toList();
    }

    private List<Check> checks(Log log) {
        var wanted = template().fill(log.has());
        var lines = stage.logs().of(link.correlationId()).stream()
                .filter(line -> line.service().equals(log.service()))
                .toList();
        var found =
                lines.stream().filter(line -> line.message().contains(wanted)).findFirst();
        var expected = "%s writes: %s".formatted(log.service(), wanted);
        return List.of(new Check(
                "line",
                found.isPresent(),
                expected,
                found.map(line -> line.message()).orElse("%d lines, none like it".formatted(lines.size()))));
    }

    private Outcome repeated(Duration within, Supplier<Outcome> attempt) {
        var deadline = System.nanoTime() + within.toNanos();
        var outcome = attempt.get();
        while (!outcome.holds()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(stage.rules().again().toNanos());
            outcome = attempt.get();
        }
        return outcome;
    }

    private Template template() {
        return new Template(Map.copyOf(kept));
    }
}
