package io.apiworld.lab.lesson;

import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.yaml.YamlMap;
import io.apiworld.lab.fault.FaultWish;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Edge;
import io.apiworld.lab.lesson.Step.Fault;
import io.apiworld.lab.lesson.Step.Log;
import io.apiworld.lab.lesson.Step.Mended;
import io.apiworld.lab.lesson.Step.Nowhere;
import io.apiworld.lab.lesson.Step.Stored;
import io.apiworld.lab.lesson.Step.Trace;
import io.apiworld.lab.store.Stores;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** Reads the steps of one lesson in their order, and knows what those before have kept. */
final class StepReader {

    private static final Set<String> TRACE = Set.of("id", "says", "trace", "services", "edges", "without");
    private static final Set<String> LOG = Set.of("id", "says", "log", "has", "error");
    private static final Set<String> NOWHERE = Set.of("id", "says", "nowhere");
    private static final Set<String> STORED = Set.of("id", "says", "database", "query", "with", "rows", "columns");
    private static final Set<String> FAULT = Set.of("id", "says", "fault", "by");
    private static final Set<String> MENDED = Set.of("id", "says", "mended");

    /** Of whatever kind of step. */
    static final Set<String> ENTRIES = Stream.of(CallReader.ENTRIES, TRACE, LOG, NOWHERE, STORED, FAULT, MENDED)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** A value's name in a query, after one colon; two are a cast. */
    private static final Pattern VALUE = Pattern.compile("(?<!:):([a-z_]+)");

    private final Set<String> ids = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private final Set<String> faults = new HashSet<>();
    private final Names names = new Names();
    private final CallReader callReader = new CallReader(names);

    /** Each kind by the entry that only it has. */
    private final Map<String, Function<YamlMap, Step>> kinds = Map.of(
            "call", this::call,
            "trace", this::trace,
            "log", this::log,
            "nowhere", this::nowhere,
            "database", this::stored,
            "fault", this::fault,
            "mended", this::mended);

    Step step(YamlMap yaml) {
        if (!ids.add(yaml.text("id"))) {
            throw yaml.wrong("id", "another step is called " + yaml.text("id"));
        }
        return kinds.entrySet().stream()
                .filter(kind -> yaml.has(kind.getKey()))
                .findFirst()
                .orElseThrow(() -> yaml.wrong("a step is one of " + String.join(", ", new TreeSet<>(kinds.keySet()))))
                .getValue()
                .apply(yaml);
    }

    /** A step that does not happen: what it would have kept is not there. */
    void leaveOut(YamlMap yaml) {
        ids.add(yaml.text("id"));
    }

    private Call call(YamlMap yaml) {
        var call = callReader.read(yaml);
        calls.add(call.id());
        return call;
    }

    private Trace trace(YamlMap yaml) {
        yaml.mustKnowAll(TRACE, "entry of a trace");
        if (!calls.contains(yaml.text("trace"))) {
            throw yaml.wrong("trace", "no call before is called " + yaml.text("trace"));
        }
        var edges = yaml.optionalTexts("edges").stream()
                .map(text -> edge(yaml, text))
                .toList();
        return new Trace(
                yaml.text("id"),
                yaml.text("says"),
                yaml.text("trace"),
                yaml.texts("services"),
                edges,
                yaml.optionalTexts("without"));
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
        names.mustHave(yaml, "has", yaml.text("has"));
        return new Log(
                yaml.text("id"),
                yaml.text("says"),
                yaml.text("log"),
                yaml.text("has"),
                yaml.optionalText("error").orElse(null));
    }

    private Nowhere nowhere(YamlMap yaml) {
        yaml.mustKnowAll(NOWHERE, "entry of a search");
        var values = yaml.optionalPairs("nowhere");
        if (values.isEmpty()) {
            throw yaml.wrong("nowhere", "must name what is to stand nowhere: the token: \"{{token}}\"");
        }
        values.values().forEach(value -> names.mustHave(yaml, "nowhere", value));
        return new Nowhere(yaml.text("id"), yaml.text("says"), values);
    }

    private Stored stored(YamlMap yaml) {
        yaml.mustKnowAll(STORED, "entry of a look into a database");
        var service = yaml.text("database");
        if (!Stores.SERVICES.contains(service)) {
            throw yaml.wrong(
                    "database",
                    "%s stores nothing; those that do are %s"
                            .formatted(service, String.join(", ", new TreeSet<>(Stores.SERVICES))));
        }
        var with = yaml.optionalPairs("with");
        with.values().forEach(value -> names.mustHave(yaml, "with", value));
        var columns = new LinkedHashMap<String, Matcher>();
        yaml.optionalMap("columns")
                .ifPresent(map -> map.names().forEach(name -> columns.put(name, names.matcher(map, name))));
        return new Stored(
                yaml.text("id"),
                yaml.text("says"),
                service,
                query(yaml, with.keySet()),
                with,
                yaml.number("rows"),
                columns);
    }

    /** That PostgreSQL takes it shows when the lesson runs. */
    private static String query(YamlMap yaml, Set<String> values) {
        var query = yaml.text("query").strip();
        if (!query.startsWith("select ") || query.contains(";")) {
            throw yaml.wrong("query", "must be one select, which changes nothing");
        }
        var used = VALUE.matcher(query).results().map(found -> found.group(1)).collect(Collectors.toSet());
        if (!used.equals(values)) {
            throw yaml.wrong(
                    "query",
                    "uses the values %s, but is given %s".formatted(new TreeSet<>(used), new TreeSet<>(values)));
        }
        return query;
    }

    private Fault fault(YamlMap yaml) {
        yaml.mustKnowAll(FAULT, "entry of a fault");
        var words = yaml.text("fault").split(" ");
        if (words.length != 2) {
            throw yaml.wrong("fault", "must be a service and a kind of fault, such as crm-service crash");
        }
        faults.add(yaml.text("id"));
        var by = yaml.optionalText("by").map(text -> duration(yaml, "by", text));
        var fault = new Fault(yaml.text("id"), yaml.text("says"), words[0], words[1], by.orElse(null));
        try {
            new FaultWish(fault.service(), fault.kind(), fault.by(), Template.RUN, FaultWish.USUAL).mustBeSound();
        } catch (InvalidFields unsound) {
            throw yaml.wrong("fault", unsound.errors().getFirst().detail());
        }
        return fault;
    }

    private Mended mended(YamlMap yaml) {
        yaml.mustKnowAll(MENDED, "entry of a repair");
        if (!faults.contains(yaml.text("mended"))) {
            throw yaml.wrong("mended", "no fault before is called " + yaml.text("mended"));
        }
        return new Mended(yaml.text("id"), yaml.text("says"), yaml.text("mended"));
    }

    static Duration duration(YamlMap yaml, String entry, String text) {
        try {
            return DurationStyle.SIMPLE.parse(text);
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(entry, "must be a time such as 10s, but is " + text);
        }
    }
}
