package io.apiworld.launcher.command;

import io.apiworld.launcher.lesson.Lessons;
import io.apiworld.launcher.lesson.Lessons.Chapter;
import io.apiworld.launcher.lesson.Lessons.Entry;
import io.apiworld.launcher.lesson.Report;
import io.apiworld.launcher.lesson.Tries;
import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "lesson",
        description = {
            "List the lessons, show one, run them against the live system, forget what was done, or take it elsewhere.",
            "Every lesson checks itself; with --control its cause is taken away, and its check must fail."
        },
        mixinStandardHelpOptions = true)
final class LessonCommand implements Runnable {

    private final Root root;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "whose progress it is (default: cesar)")
    private String user = "cesar";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "for programs")
    private boolean json;

    LessonCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "Show all lessons, and which are done.", mixinStandardHelpOptions = true)
    int list() {
        var lessons = lessons();
        var done = lessons.done();
        var chapters = lessons.chapters();
        if (json) {
            root.terminal()
                    .say(Json.of(chapters.stream()
                            .map(chapter -> facts(chapter, done))
                            .toList()));
            return 0;
        }
        for (var chapter : chapters) {
            var count = chapter.lessons().stream()
                    .filter(one -> done.contains(one.id()))
                    .count();
            root.terminal()
                    .say(root.terminal().bold(chapter.title())
                            + root.terminal()
                                    .dim("  %d of %d done"
                                            .formatted(count, chapter.lessons().size())));
            chapter.lessons().forEach(one -> root.terminal().say(line(one, done.contains(one.id()))));
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "Show a lesson: why, its steps, and how to do it yourself.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "LESSON", description = "such as rest.get") String id,
            @Option(names = "--hints", paramLabel = "N", description = "with the first N hints") int hints,
            @Option(names = "--solution", description = "with the solution, the reasoning and the interview")
                    boolean solution) {
        var lesson = lessons().show(id);
        root.terminal().say(json ? Json.of(lesson) : new Page(lesson).text(hints, solution));
        return 0;
    }

    @Command(
            name = "run",
            description = "Run lessons, step by step; the exit code is 0 if all of them hold.",
            mixinStandardHelpOptions = true)
    int run(
            @Parameters(paramLabel = "LESSON", arity = "0..*", description = "such as rest.get") @Nullable List<String> ids,
            @Option(names = "--all", description = "every lesson there is") boolean all,
            @Option(names = "--chapter", paramLabel = "CHAPTER", description = "every lesson of it, such as rest")
                    @Nullable String chapter,
            @Option(names = "--control", description = "with its cause taken away: the check must fail")
                    boolean control,
            @Option(names = "--both", description = "each lesson, and then its control") boolean both) {
        var lessons = lessons();
        var chapters = lessons.chapters();
        var wanted = wanted(chapters, ids == null ? List.of() : ids, all, chapter);
        var runs = new ArrayList<JsonNode>();
        for (var one : wanted) {
            if (both || !control) {
                runs.add(run(lessons, one, false));
            }
            if (both || control) {
                runs.add(run(lessons, one, true));
            }
        }
        if (json) {
            root.terminal().say(Json.of(runs));
        } else if (wanted.size() > 1) {
            coverage(chapters, runs);
        } else if (runs.stream().allMatch(LessonCommand::passed)) {
            root.terminal().say("Now do it yourself: ./api-world lesson try " + wanted.getFirst());
        }
        return runs.stream().allMatch(LessonCommand::passed) ? 0 : 1;
    }

    @Command(
            name = "try",
            description = {
                "Do a lesson with a client of your own: prints the call to start from, and says of each of your calls",
                "whether it is one of those that solve the lesson, or what to change. Ends when it is solved."
            },
            mixinStandardHelpOptions = true)
    int attempt(@Parameters(paramLabel = "LESSON", description = "such as rest.get") String id) {
        var lessons = lessons();
        var tries = new Tries(root.terminal(), lessons.show(id));
        var attempt = lessons.attempt(id);
        tries.begin(attempt);
        while (!attempt.path("solved").asBoolean()) {
            var next = lessons.attemptAfter(attempt);
            tries.show(attempt, next);
            attempt = next;
        }
        tries.end();
        return 0;
    }

    @Command(
            name = "reset",
            description = "Forget that a lesson was done, or all of them.",
            mixinStandardHelpOptions = true)
    int reset(
            @Parameters(paramLabel = "LESSON", arity = "0..1", description = "such as rest.get") @Nullable String id,
            @Option(names = "--all", description = "every lesson") boolean all) {
        if (all == (id != null)) {
            throw new Trouble("Name one lesson, or say --all.", "", Trouble.REFUSED);
        }
        lessons().forget(Optional.ofNullable(id));
        root.terminal().say((all ? "All lessons are" : id + " is") + " to be done again by " + user + ".");
        return 0;
    }

    @Command(
            name = "export",
            description = "Write what was done to a file, to be kept or taken to another API World.",
            mixinStandardHelpOptions = true)
    int export(@Parameters(paramLabel = "FILE", description = "such as progress.json") Path file) {
        var progress = lessons().exported();
        try {
            Files.writeString(file, Json.of(progress) + "\n");
        } catch (IOException e) {
            throw new Trouble("Could not write " + file + ".", reason(e), Trouble.REFUSED);
        }
        root.terminal()
                .say("%d lessons of %s are in %s."
                        .formatted(progress.path("rows").size(), user, file));
        return 0;
    }

    @Command(
            name = "import",
            description = {
                "Add what such a file holds to what was done here: nothing that is done is lost.",
                "A file with a row that cannot be is not taken at all."
            },
            mixinStandardHelpOptions = true)
    int take(@Parameters(paramLabel = "FILE", description = "as lesson export wrote it") Path file) {
        root.terminal()
                .say("%s has done %d lessons now.".formatted(user, lessons().imported(read(file))));
        return 0;
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new Trouble(file + " is no JSON.", e.getOriginalMessage(), Trouble.REFUSED);
        } catch (IOException e) {
            throw new Trouble("Could not read " + file + ".", reason(e), Trouble.REFUSED);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "There is no such file." : String.valueOf(e.getMessage());
    }

    private JsonNode run(Lessons lessons, String id, boolean control) {
        if (json) {
            return lessons.run(id, control, _ -> {});
        }
        root.terminal().say(root.terminal().bold(id + (control ? ", its control" : "")));
        var report = new Report(root.terminal(), root.world().address());
        var run = lessons.run(id, control, report::show);
        report.verdict(run);
        return run;
    }

    private static List<String> wanted(
            List<Chapter> chapters, List<String> ids, boolean all, @Nullable String chapter) {
        if ((all ? 1 : 0) + (chapter == null ? 0 : 1) + (ids.isEmpty() ? 0 : 1) != 1) {
            throw new Trouble("Name lessons, a --chapter, or say --all.", "", Trouble.REFUSED);
        }
        if (!ids.isEmpty()) {
            return ids;
        }
        var found = chapters.stream()
                .filter(one -> all || one.id().equals(chapter))
                .flatMap(one -> one.lessons().stream())
                .map(Entry::id)
                .toList();
        if (found.isEmpty()) {
            var known = chapters.stream().map(Chapter::id).toList();
            throw new Trouble(
                    "No chapter is called \"" + chapter + "\".",
                    "There are: " + String.join(", ", known),
                    Trouble.REFUSED);
        }
        return found;
    }

    private void coverage(List<Chapter> chapters, List<JsonNode> runs) {
        root.terminal().say("");
        for (var chapter : chapters) {
            var its = runs.stream()
                    .filter(run -> run.path("lesson").asString().startsWith(chapter.id() + "."))
                    .toList();
            if (!its.isEmpty()) {
                var good = its.stream().filter(LessonCommand::passed).count();
                root.terminal()
                        .say("%-16s %d lessons, %d of %d runs as they must be"
                                .formatted(chapter.title(), chapter.lessons().size(), good, its.size()));
            }
        }
    }

    private String line(Entry lesson, boolean done) {
        return "  %s %-24s %s".formatted(done ? root.terminal().good("✓") : " ", lesson.id(), lesson.title());
    }

    private static Object facts(Chapter chapter, Set<String> done) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", chapter.id());
        facts.put("title", chapter.title());
        facts.put(
                "lessons",
                chapter.lessons().stream()
                        .map(one -> Map.of("id", one.id(), "title", one.title(), "done", done.contains(one.id())))
                        .toList());
        return facts;
    }

    private Lessons lessons() {
        var world = root.world();
        return new Lessons(world.web(), world.tokens(), Person.named(user));
    }

    private static boolean passed(JsonNode run) {
        return run.path("state").asString().equals("passed");
    }

    /** A lesson as text. */
    private record Page(JsonNode lesson) {

        String text(int hints, boolean solution) {
            var text = new StringBuilder();
            text.append("%s: %s%n%n%s%n%n%s%n".formatted(of("id"), of("title"), of("goal"), of("why")));
            list(text, "What to notice", lesson.path("notice"));
            text.append("%nSteps%n".formatted());
            lesson.path("steps")
                    .values()
                    .forEach(step -> text.append("  - %s%n      %s%n"
                            .formatted(
                                    step.path("says").asString().strip(),
                                    step.path("request").asString())));
            text.append("%nDo it yourself%n%s%n%n%s%n"
                    .formatted(
                            lesson.path("yourself").path("task").asString().strip(),
                            lesson.path("yourself").path("command").asString().indent(2)));
            text.append("Your own calls are checked by: ./api-world lesson try %s%n".formatted(of("id")));
            hints(text, hints);
            if (solution) {
                text.append("%nA solution%n%s%n%nHow you should have found it%n%s%n"
                        .formatted(of("solution"), of("reasoning")));
                list(
                        text,
                        lesson.path("interview").path("question").asString(),
                        lesson.path("interview").path("answer"));
            }
            return text.toString().stripTrailing();
        }

        private void hints(StringBuilder text, int shown) {
            var hints = lesson.path("hints");
            hints.values().stream()
                    .limit(shown)
                    .forEach(hint ->
                            text.append("Hint: %s%n".formatted(hint.asString().strip())));
            if (shown < hints.size()) {
                text.append(
                        "Hints: --hints 1 to --hints %d show so many of them, and --solution all that there is to know.%n"
                                .formatted(hints.size()));
            }
        }

        private String of(String name) {
            return lesson.path(name).asString().strip();
        }

        private static void list(StringBuilder text, String heading, JsonNode items) {
            text.append("%n%s%n".formatted(heading));
            items.values()
                    .forEach(item ->
                            text.append("  - %s%n".formatted(item.asString().strip())));
        }
    }
}
