package io.apiworld.lab.lesson;

import io.apiworld.defaults.yaml.YamlMap;
import io.apiworld.lab.lesson.Lesson.Control;
import io.apiworld.lab.lesson.Lesson.Interview;
import io.apiworld.lab.lesson.Lesson.SourceLine;
import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.lesson.Lesson.Yourself;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one lesson, and refuses whatever in it could not work. */
final class LessonReader {

    static final Set<String> ENTRIES = Set.of(
            "row",
            "title",
            "goal",
            "why",
            "notice",
            "needs",
            "steps",
            "cleanup",
            "control",
            "yourself",
            "hints",
            "solution",
            "reasoning",
            "interview",
            "sources");
    private static final Set<String> PARTS =
            Set.of("gateway", "auth-server", "crm-service", "chat-service", "webhook-dispatcher", "sandbox", "zipkin");
    private static final int HINTS = 3;

    private final SourceFiles sources;

    LessonReader(SourceFiles sources) {
        this.sources = sources;
    }

    /** @throws io.apiworld.defaults.yaml.InvalidYaml naming file and line */
    Lesson read(String chapter, YamlMap yaml) {
        yaml.mustKnowAll(ENTRIES, "entry of a lesson");
        var reader = new StepReader();
        var steps = yaml.maps("steps").stream().map(reader::step).toList();
        if (steps.isEmpty()) {
            throw yaml.wrong("steps", "a lesson needs steps");
        }
        var cleanup = yaml.maps("cleanup").stream().map(reader::step).toList();
        return new Lesson(
                yaml.text("row"),
                chapter,
                yaml.text("title"),
                yaml.text("goal"),
                yaml.text("why"),
                yaml.texts("notice"),
                needs(yaml),
                steps,
                cleanup,
                control(yaml, steps),
                yourself(yaml.map("yourself"), steps),
                hints(yaml),
                yaml.text("solution"),
                yaml.text("reasoning"),
                interview(yaml.map("interview")),
                sources(yaml));
    }

    private static Set<String> needs(YamlMap yaml) {
        var needs = new LinkedHashSet<>(Set.of("gateway"));
        for (var part : yaml.texts("needs")) {
            if (!PARTS.contains(part)) {
                throw yaml.wrong("needs", "no part is called " + part);
            }
            needs.add(part);
        }
        return needs;
    }

    private static List<String> hints(YamlMap yaml) {
        var hints = yaml.texts("hints");
        if (hints.size() != HINTS) {
            throw yaml.wrong("hints", "there must be three hints, each saying more than the one before");
        }
        return hints;
    }

    /** The steps are read anew with the changes, so that a change can be wrong in no way in which a step cannot. */
    private static Control control(YamlMap yaml, List<Step> steps) {
        var control = yaml.map("control");
        control.mustKnowAll(Set.of("says", "change", "insert", "cleanup", "fails", "check"), "entry of a control");
        var known = new HashSet<>(steps.stream().map(Step::id).toList());
        control.optionalMap("change").ifPresent(changes -> changes.mustKnowAll(known, "step"));
        control.optionalMap("insert").ifPresent(inserts -> inserts.mustKnowAll(known, "step"));
        if (!control.has("change") && !control.has("insert")) {
            throw control.wrong("a control changes a step or inserts one");
        }
        var reader = new StepReader();
        var changed = new ArrayList<Step>();
        for (var step : yaml.maps("steps")) {
            changeOf(control, "insert", step).map(reader::step).ifPresent(changed::add);
            var change = changeOf(control, "change", step);
            if (change.map(one -> one.flag("leave-out")).orElse(false)) {
                reader.leaveOut(step);
            } else {
                changed.add(reader.step(change.map(one -> overlaid(step, one)).orElse(step)));
            }
        }
        mustBeChecked(control, changed);
        var cleanup = control.maps("cleanup").stream().map(reader::step).toList();
        return new Control(control.text("says"), changed, cleanup, control.text("fails"), control.text("check"));
    }

    private static Optional<YamlMap> changeOf(YamlMap control, String entry, YamlMap step) {
        return control.optionalMap(entry)
                .filter(changes -> changes.has(step.text("id")))
                .map(changes -> changes.map(step.text("id")));
    }

    private static void mustBeChecked(YamlMap control, List<Step> changed) {
        var fails = control.text("fails");
        var step = changed.stream().filter(one -> one.id().equals(fails)).findFirst();
        if (step.isEmpty()) {
            throw control.wrong("fails", "there is no step " + fails + " in the control");
        }
        if (!step.get().checks().contains(control.text("check"))) {
            throw control.wrong(
                    "check",
                    "the step %s has no check named %s; it has: %s"
                            .formatted(
                                    fails,
                                    control.text("check"),
                                    String.join(", ", step.get().checks())));
        }
    }

    private static YamlMap overlaid(YamlMap step, YamlMap change) {
        var names = new LinkedHashSet<>(StepReader.ENTRIES);
        names.add("leave-out");
        change.mustKnowAll(names, "entry of a change");
        if (change.names().isEmpty()) {
            throw change.wrong("a change must change something");
        }
        return step.overlaidWith(change);
    }

    private static Yourself yourself(YamlMap yaml, List<Step> steps) {
        yaml.mustKnowAll(Set.of("task", "start", "solves"), "entry");
        var calls = calls(steps);
        var start = calls.get(yaml.text("start"));
        if (start == null) {
            throw yaml.wrong("start", "must name a step that is a call");
        }
        if (!start.call().isPlain()) {
            throw yaml.wrong("start", "must be a call that works as printed, with nothing kept before and no secret");
        }
        var solves = yaml.optionalTexts("solves").stream()
                .map(id -> wanted(yaml, calls, id))
                .toList();
        return new Yourself(yaml.text("task"), start.call(), solves.isEmpty() ? List.of(start) : solves);
    }

    /** Every call by its step, with what is broken by then. */
    private static Map<String, Wanted> calls(List<Step> steps) {
        var calls = new HashMap<String, Wanted>();
        Step.Fault broken = null;
        for (var step : steps) {
            switch (step) {
                case Step.Call call -> calls.put(call.id(), new Wanted(call, broken));
                case Step.Fault fault -> broken = fault;
                case Step.Mended _ -> broken = null;
                default -> {}
            }
        }
        return calls;
    }

    private static Wanted wanted(YamlMap yaml, Map<String, Wanted> calls, String id) {
        var wanted = calls.get(id);
        if (wanted == null) {
            throw yaml.wrong("solves", "no step that is a call is called " + id);
        }
        if (!wanted.call().request().path().startsWith("/")) {
            throw yaml.wrong(
                    "solves", "the path of %s is known only when it runs, so no call can be told by it".formatted(id));
        }
        return wanted;
    }

    private static Interview interview(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("question", "answer"), "entry");
        return new Interview(yaml.text("question"), yaml.texts("answer"));
    }

    private List<SourceLine> sources(YamlMap yaml) {
        var lines = yaml.maps("sources").stream().map(this::source).toList();
        if (lines.isEmpty()) {
            throw yaml.wrong("sources", "a lesson must name the lines that make it happen");
        }
        return lines;
    }

    private SourceLine source(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("file", "anchor", "says"), "entry of a source");
        Function<String, RuntimeException> wrong = reason -> yaml.wrong("anchor", reason);
        var line = sources.lineOf(yaml.text("file"), yaml.text("anchor"), wrong);
        return new SourceLine(yaml.text("file"), line, yaml.text("says"));
    }
}
