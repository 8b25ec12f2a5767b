package io.apiworld.lab.lesson;

import io.apiworld.defaults.yaml.YamlMap;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Step.Identity;
import io.apiworld.lab.lesson.Step.Manner;
import io.apiworld.lab.lesson.Step.Pick;
import io.apiworld.lab.lesson.Step.Request;
import io.apiworld.lab.lesson.Step.Sender;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

final class CallReader {

    static final Set<String> ENTRIES = Set.of(
            "id", "says", "as", "scopes", "client", "browser", "proof", "call", "headers", "without", "body", "form",
            "expect", "keep", "notes", "within", "at-most", "after", "trickle");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final String INTEGRATION = "integration";
    private static final int MOST_AT_ONCE = 2_000;

    private final Names names;

    CallReader(Names names) {
        this.names = names;
    }

    Call read(YamlMap yaml) {
        yaml.mustKnowAll(ENTRIES, "entry of a call");
        var call = new Call(
                yaml.text("id"),
                yaml.text("says"),
                sender(yaml),
                request(yaml),
                expectation(yaml.map("expect")),
                keep(yaml),
                yaml.optionalPairs("notes"),
                manner(yaml));
        names.add(call.keep().keySet());
        return call;
    }

    private Request request(YamlMap yaml) {
        var line = yaml.text("call").split(" ", 2);
        if (line.length != 2 || !METHODS.contains(line[0]) || !(line[1].startsWith("/") || line[1].startsWith("{{"))) {
            throw yaml.wrong("call", "must be a method and a path, such as GET /api/customers/12345");
        }
        var headers = yaml.optionalPairs("headers");
        yaml.optionalTexts("without").forEach(name -> headers.keySet().removeIf(name::equalsIgnoreCase));
        var body = yaml.optionalJson("body").orElse(null);
        var form = yaml.optionalPairs("form");
        if (body != null && !form.isEmpty()) {
            throw yaml.wrong("form", "a call has a body or a form, not both");
        }
        if (body != null && !body.isString()) {
            type(headers, "application/json");
        } else if (!form.isEmpty()) {
            type(headers, "application/x-www-form-urlencoded");
        }
        names.mustHave(yaml, "call", line[1]);
        headers.values().forEach(value -> names.mustHave(yaml, "headers", value));
        form.values().forEach(value -> names.mustHave(yaml, "form", value));
        if (body != null) {
            names.mustHave(yaml, "body", body.toString());
        }
        return new Request(line[0], line[1], headers, body, form);
    }

    private static void type(SequencedMap<String, String> headers, String type) {
        if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", type);
        }
    }

    private static Sender sender(YamlMap yaml) {
        var as = identity(yaml);
        var client = yaml.optionalText("client").orElse(null);
        if (as != null && client != null) {
            throw yaml.wrong("client", "a call goes with somebody's token or with a client's secret, not with both");
        }
        if (client != null && !Names.CLIENTS.contains(client)) {
            throw yaml.wrong(
                    "client", "%s is none of %s".formatted(client, String.join(", ", new TreeSet<>(Names.CLIENTS))));
        }
        return new Sender(
                as,
                client,
                yaml.optionalText("browser").orElse(null),
                yaml.optionalText("proof").orElse(null));
    }

    private static @Nullable Identity identity(YamlMap yaml) {
        var name = yaml.optionalText("as").orElse("nobody");
        if (name.equals("nobody")) {
            return null;
        }
        if (!Names.PEOPLE.contains(name) && !name.equals(INTEGRATION)) {
            var known = String.join(", ", new TreeSet<>(Names.PEOPLE));
            throw yaml.wrong("as", "%s is none of nobody, %s, %s".formatted(name, INTEGRATION, known));
        }
        var scopes = yaml.optionalText("scopes").stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .toList();
        return new Identity(name, scopes);
    }

    private Manner manner(YamlMap yaml) {
        var after = yaml.optionalText("after");
        after.ifPresent(text -> names.mustHave(yaml, "after", text));
        var atMost = yaml.optionalNumber("at-most").orElse(1);
        if (atMost > MOST_AT_ONCE) {
            throw yaml.wrong("at-most", "must not be above " + MOST_AT_ONCE);
        }
        return new Manner(
                yaml.optionalText("within")
                        .map(text -> StepReader.duration(yaml, "within", text))
                        .orElse(null),
                atMost,
                after.orElse(null),
                yaml.optionalText("trickle")
                        .map(text -> StepReader.duration(yaml, "trickle", text))
                        .orElse(null));
    }

    private Expectation expectation(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("status", "headers", "body"), "entry of what is expected");
        var headers = new LinkedHashMap<String, Matcher>();
        var body = new LinkedHashMap<String, Matcher>();
        yaml.optionalMap("headers")
                .ifPresent(map -> map.names().forEach(name -> headers.put(name, names.matcher(map, name))));
        yaml.optionalMap("body")
                .ifPresent(map -> map.names().forEach(name -> {
                    body.put(pointer(map, name), names.matcher(map, name));
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

    private static SequencedMap<String, Pick> keep(YamlMap yaml) {
        var keep = new LinkedHashMap<String, Pick>();
        yaml.optionalMap("keep").ifPresent(map -> map.names().forEach(name -> keep.put(name, pick(map, name))));
        return keep;
    }

    private static Pick pick(YamlMap map, String name) {
        var words = map.text(name).split(" ", 2);
        var rest = words.length == 2 ? words[1] : "";
        return switch (words[0] + (rest.isEmpty() ? "" : " *")) {
            case "header *" -> new Pick.Header(rest);
            case "body *" -> new Pick.Body(pointer(map, name, rest));
            case "query *" -> new Pick.Query(rest);
            case "field *" -> new Pick.Field(rest);
            case "location" -> new Pick.Location();
            default ->
                throw map.wrong(
                        name,
                        "must be header and its name, body and a JSON pointer, query and a parameter of Location, "
                                + "field and its name in a form, or location");
        };
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
