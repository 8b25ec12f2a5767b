package io.apiworld.lab.lesson;

import io.apiworld.defaults.yaml.YamlMap;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Edge;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Step.Identity;
import io.apiworld.lab.lesson.Step.Log;
import io.apiworld.lab.lesson.Step.Pick;
import io.apiworld.lab.lesson.Step.Request;
import io.apiworld.lab.lesson.Step.Trace;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Reads the steps of one lesson in their order, and knows what those before have kept. */
final class StepReader {

    private static final Set<String> CALL = Set.of(
            "id", "says", "as", "scopes", "call", "headers", "without", "body", "expect", "keep", "notes", "within");
    private static final Set<String> TRACE = Set.of("id", "says", "trace", "services", "edges");
    private static final Set<String> LOG = Set.of("id", "says", "log", "has");

    /** Of whatever kind of step. */
    static final Set<String> ENTRIES =
            Stream.of(CALL, TRACE, LOG).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final Set<String> HOLDERS =
            Set.of("cesar", "vera", "agent01", "agent02", "supervisor", "admin", "integration");

    private final Set<String> ids = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private final Set<String> kept = new HashSet<>(Set.of(Template.RUN));

    Step step(YamlMap yaml) {
        if (!ids.add(yaml.text("id"))) {
            throw yaml.wrong("id", "another step is called " + yaml.text("id"));
        }
        if (yaml.has("call")) {
            return call(yaml);
        }
        if (yaml.has("trace")) {
            return trace(yaml);
        }
        if (yaml.has("log")) {
            return log(yaml);
        }
        throw yaml.wrong("a step is a call, a trace or a log");
    }

    /** A step that does not happen: what it would have kept is not there. */
    void leaveOut(YamlMap yaml) {
        ids.add(yaml.text("id"));
    }

    private Call call(YamlMap yaml) {
        yaml.mustKnowAll(CALL, "entry of a call");
        var line = yaml.text("call").split(" ", 2);
        if (line.length != 2 || !METHODS.contains(line[0]) || !line[1].startsWith("/")) {
            throw yaml.wrong("call", "must be a method and a path, such as GET /api/customers/12345");
        }
        var headers = yaml.optionalPairs("headers");
        yaml.optionalTexts("without").forEach(name -> headers.keySet().removeIf(name::equalsIgnoreCase));
        var body = yaml.optionalJson("body").orElse(null);
        if (body != null && !body.isString() && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", "application/json");
        }
        mustBeKept(yaml, "call", line[1]);
        headers.values().forEach(value -> mustBeKept(yaml, "headers", value));
        if (body != null) {
            mustBeKept(yaml, "body", body.toString());
        }
        var call = new Call(
                yaml.text("id"),
                yaml.text("says"),
                identity(yaml),
                new Request(line[0], line[1], headers, body),
                expectation(yaml.map("expect")),
                keep(yaml),
                yaml.optionalPairs("notes"),
                yaml.optionalText("within").map(text -> duration(yaml, text)).orElse(null));
        calls.add(call.id());
        kept.addAll(call.keep().keySet());
        return call;
    }

    private static @Nullable Identity identity(YamlMap yaml) {
        var name = yaml.optionalText("as").orElse("nobody");
        if (name.equals("nobody")) {
            return null;
        }
        if (!HOLDERS.contains(name)) {
            throw yaml.wrong(
                    "as", "%s is none of nobody, %s".formatted(name, String.join(", ", new TreeSet<>(HOLDERS))));
        }
        var scopes = yaml.optionalText("scopes").stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .toList();
        return new Identity(name, scopes);
    }

    private Expectation expectation(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("status", "headers", "body"), "entry of what is expected");
        var headers = new LinkedHashMap<String, Matcher>();
        var body = new LinkedHashMap<String, Matcher>();
        yaml.optionalMap("headers")
                .ifPresent(map -> map.names().forEach(name -> headers.put(name, matcher(map, name))));
        yaml.optionalMap("body")
                .ifPresent(map -> map.names().forEach(name -> {
                    body.put(pointer(map, name), matcher(map, name));
                }));
        return new Expectation(statuses(yaml), headers, body);
    }

    private static List<Integer> statuses(YamlMap yaml) {
        var statuses = Arrays.stream(yaml.text("status").split(" or "))
                .map(text -> text.matches("[1-5][0-9][0-9]") ? Integer.parseInt(text) : 0)
                .toList();
        if (statuses.contains(0)) {
            throw yaml.wrong("status", "must be a status such as 200, or several: 200 or 201");
        }
        return statuses;
    }

    private Matcher matcher(YamlMap yaml, String name) {
        var written = yaml.text(name);
        mustBeKept(yaml, name, written);
        try {
            return Matcher.of(written);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(name, String.valueOf(e.getMessage()));
        }
    }

    private static SequencedMap<String, Pick> keep(YamlMap yaml) {
        var keep = new LinkedHashMap<String, Pick>();
        yaml.optionalMap("keep")
                .ifPresent(map -> map.names().forEach(name -> {
                    var words = map.text(name).split(" ", 2);
                    switch (words.length == 2 ? words[0].toLowerCase(Locale.ROOT) : "") {
                        case "header" -> keep.put(name, new Pick.Header(words[1]));
                        case "body" -> keep.put(name, new Pick.Body(pointer(map, name, words[1])));
                        default -> throw map.wrong(name, "must be a header and its name, or body and a JSON pointer");
                    }
                }));
        return keep;
    }

    private Trace trace(YamlMap yaml) {
        yaml.mustKnowAll(TRACE, "entry of a trace");
        if (!calls.contains(yaml.text("trace"))) {
            throw yaml.wrong("trace", "no call before is called " + yaml.text("trace"));
        }
        var edges = yaml.optionalTexts("edges").stream()
                .map(text -> edge(yaml, text))
                .toList();
        return new Trace(yaml.text("id"), yaml.text("says"), yaml.text("trace"), yaml.texts("services"), edges);
    }

    private static Edge edge(YamlMap yaml, String text) {
        var ends = text.split(" > ");
        if (ends.length != 2) {
            throw yaml.wrong("edges", text + " must be two services: gateway > crm-service");
        }
        return new Edge(ends[0], ends[1]);
    }

    private Log log(YamlMap yaml) {
        yaml.mustKnowAll(LOG, "entry of a log");
        mustBeKept(yaml, "has", yaml.text("has"));
        return new Log(yaml.text("id"), yaml.text("says"), yaml.text("log"), yaml.text("has"));
    }

    private void mustBeKept(YamlMap yaml, String entry, String text) {
        for (var name : Template.namesIn(text)) {
            if (!kept.contains(name)) {
                throw yaml.wrong(entry, "no step before keeps {{" + name + "}}");
            }
        }
    }

    private static Duration duration(YamlMap yaml, String text) {
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw yaml.wrong("within", "must be a time such as 10s, but is " + text);
        }
    }

    private static String pointer(YamlMap yaml, String text) {
        return pointer(yaml, text, text.equals("whole") ? "" : text);
    }

    private static String pointer(YamlMap yaml, String entry, String text) {
        try {
            JsonPointer.compile(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(entry, text + " is not a JSON pointer; one begins with /");
        }
    }
}
