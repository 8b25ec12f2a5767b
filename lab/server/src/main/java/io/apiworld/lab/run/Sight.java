package io.apiworld.lab.run;

import io.apiworld.lab.check.Check;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.lesson.Matcher.Value;
import io.apiworld.lab.lesson.Step.Log;
import io.apiworld.lab.lesson.Step.Nowhere;
import io.apiworld.lab.lesson.Step.Stored;
import io.apiworld.lab.lesson.Step.Trace;
import io.apiworld.lab.lesson.Template;
import io.apiworld.lab.log.LogLine;
import io.apiworld.lab.log.Logs;
import io.apiworld.lab.store.Stores;
import io.apiworld.lab.trace.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be seen of a run's calls in spans, logs and databases. */
record Sight(Traces traces, Logs logs, Stores stores, Link link) {

    /** @param span the call's, below which those of the services are */
    List<Check> of(Trace trace, String span) {
        var story = traces.story(link.traceId()).below(span);
        var seen = story.acts().stream()
                .map(act -> act.caller() + " > " + act.service())
                .distinct()
                .toList();
        var services = trace.services().stream()
                .map(name -> new Check("span of " + name, story.has(name), "in the trace", found(story.has(name))));
        var edges = trace.edges().stream()
                .map(edge -> new Check(
                        edge.text(), story.calls(edge.from(), edge.to()), "in the trace", String.join(", ", seen)));
        var without = trace.without().stream()
                .map(name -> new Check("no span of " + name, !story.has(name), "not there", found(story.has(name))));
        return Stream.of(services, edges, without).flatMap(checks -> checks).toList();
    }

    List<Check> of(Log log, Template template) {
        var wanted = template.fill(log.has());
        var lines = lines().filter(line -> line.service().equals(log.service())).toList();
        var found =
                lines.stream().filter(line -> line.message().contains(wanted)).toList();
        var line = new Check(
                "line",
                !found.isEmpty(),
                "%s writes: %s".formatted(log.service(), wanted),
                found.isEmpty()
                        ? "%d lines, none like it".formatted(lines.size())
                        : found.getFirst().message());
        if (log.error() == null) {
            return List.of(line);
        }
        var errors = found.stream()
                .flatMap(one -> Optional.ofNullable(one.error()).stream())
                .toList();
        return List.of(
                line,
                new Check(
                        "stack trace",
                        errors.stream().anyMatch(error -> error.startsWith(log.error())),
                        "one of " + log.error(),
                        errors.isEmpty() ? "none" : errors.getFirst()));
    }

    /** Neither what is looked for nor where it was found is told: it may be secret. */
    List<Check> of(Nowhere nowhere, Template template) {
        var written = lines().map(LogLine::toString).toList();
        var told = traces.text(link.traceId());
        var checks = new ArrayList<Check>();
        nowhere.values().forEach((what, value) -> {
            var secret = template.fill(value);
            var lines = written.stream().filter(line -> line.contains(secret)).count();
            checks.add(new Check(
                    "logs: " + what,
                    lines == 0 && !written.isEmpty(),
                    "in none of the lines",
                    "in %d of %d lines".formatted(lines, written.size())));
            checks.add(new Check(
                    "spans: " + what,
                    !told.contains(secret) && !told.isEmpty(),
                    "in no span",
                    told.contains(secret) ? "in a span" : "not there, in %d characters".formatted(told.length())));
        });
        return checks;
    }

    Scene.Outcome of(Stored stored, Template template) {
        var with = new LinkedHashMap<>(stored.with());
        with.replaceAll((_, value) -> template.fill(value));
        var rows = stores.look(stored.service(), stored.query(), with);
        var checks = new ArrayList<Check>();
        checks.add(new Check(
                "rows", rows.count() == stored.rows(), String.valueOf(stored.rows()), String.valueOf(rows.count())));
        stored.columns()
                .forEach((column, matcher) -> checks.add(Check.of(
                        Stored.nameOf(column), column, new Value(rows.first(column), null), matcher, template)));
        return new Scene.Outcome(0, null, Found.of(stored.query(), with, rows), checks, null);
    }

    private Stream<LogLine> lines() {
        return logs.of(link.correlationId()).stream();
    }

    private static String found(boolean there) {
        return there ? "in the trace" : "not there";
    }
}
