package io.apiworld.launcher.lesson;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Answer;
import io.apiworld.launcher.web.Web;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lab, asked on behalf of one person, who is signed in anew whenever the token has ended. */
public final class Lessons {

    private static final Set<String> OVER = Set.of("passed", "failed", "blocked");
    private static final int UNAUTHORIZED = 401;

    private final Web web;
    private final Tokens tokens;
    private final Person person;
    private @Nullable Web signedIn;

    public Lessons(Web web, Tokens tokens, Person person) {
        this.web = web;
        this.tokens = tokens;
        this.person = person;
    }

    /** Every chapter with its lessons. */
    public List<Chapter> chapters() {
        return web.get("/lab/api/lessons").expecting(200).json().path("chapters").values().stream()
                .map(Chapter::of)
                .toList();
    }

    /** All that there is to know of a lesson. */
    public JsonNode show(String id) {
        return known(id, web.get("/lab/api/lessons/" + id));
    }

    /** Ids of the lessons that the person has done. */
    public Set<String> done() {
        return asPerson(one -> one.get("/lab/api/progress")).expecting(200).json().path("done").values().stream()
                .map(one -> one.path("lesson").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Runs a lesson to its end.
     *
     * @param control with its cause taken away
     * @param watcher is shown the run whenever it has changed
     */
    public JsonNode run(String id, boolean control, Consumer<JsonNode> watcher) {
        var wish = Map.of("lesson", id, "control", control);
        var run = known(id, asPerson(one -> one.post("/lab/api/runs", wish)));
        watcher.accept(run);
        while (!OVER.contains(run.path("state").asString())) {
            var path = "/lab/api/runs/%s?seen=%d"
                    .formatted(run.path("id").asString(), run.path("version").asInt());
            run = asPerson(one -> one.get(path)).expecting(200).json();
            watcher.accept(run);
        }
        return run;
    }

    /** The person's attempt at a lesson with a client of their own: {@code id}, {@code command}, {@code made}, {@code solved}, {@code
     * version}, {@code tries}. */
    public JsonNode attempt(String id) {
        return known(id, asPerson(one -> one.post("/lab/api/attempts", Map.of("lesson", id))));
    }

    /** The same once there is something new, or after some seconds as it is. */
    public JsonNode attemptAfter(JsonNode seen) {
        var path = "/lab/api/attempts/%s?seen=%d"
                .formatted(seen.path("id").asString(), seen.path("version").asInt());
        return asPerson(one -> one.get(path)).expecting(200).json();
    }

    /** Forgets what the person has done; of all lessons if none is named. */
    public void forget(Optional<String> id) {
        var path = "/lab/api/progress" + id.map(one -> "/" + one).orElse("");
        var answer = asPerson(one -> one.delete(path));
        if (answer.status() != 204) {
            throw refused(answer);
        }
    }

    /** What the person has done, as a file for another API World. */
    public JsonNode exported() {
        return asPerson(one -> one.get("/lab/api/progress/export"))
                .expecting(200)
                .json();
    }

    /** Adds what such a file holds, all or nothing; how many lessons the person has done then. */
    public int imported(JsonNode file) {
        var answer = asPerson(one -> one.post("/lab/api/progress/import", file));
        if (answer.status() != 200) {
            var wrong = answer.json().path("errors").values().stream()
                    .map(error -> "%s %s"
                            .formatted(
                                    error.path("pointer").asString(""),
                                    error.path("detail").asString("")))
                    .collect(Collectors.joining("\n"));
            throw wrong.isEmpty() ? refused(answer) : new Trouble("Nothing was imported.", wrong, Trouble.REFUSED);
        }
        return answer.json().path("done").size();
    }

    private JsonNode known(String id, Answer answer) {
        if (answer.status() == 404) {
            throw new Trouble(
                    "No lesson is called \"" + id + "\".",
                    "Those that there are: ./api-world lesson list",
                    Trouble.REFUSED);
        }
        if (answer.status() / 100 != 2) {
            throw refused(answer);
        }
        return answer.json();
    }

    private static Trouble refused(Answer answer) {
        return new Trouble(answer.exchange() + ".", answer.json().path("detail").asString(""));
    }

    private Answer asPerson(Function<Web, Answer> question) {
        if (signedIn != null) {
            var answer = question.apply(signedIn);
            if (answer.status() != UNAUTHORIZED) {
                return answer;
            }
        }
        signedIn = web.with(
                "Authorization", tokens.ofPerson(person, person.scopes()).bearer());
        return question.apply(signedIn);
    }

    /** @param lessons ids and titles, in their order */
    public record Chapter(String id, String title, List<Entry> lessons) {

        static Chapter of(JsonNode chapter) {
            return new Chapter(
                    chapter.path("id").asString(),
                    chapter.path("title").asString(),
                    chapter.path("lessons").values().stream()
                            .map(lesson -> new Entry(
                                    lesson.path("id").asString(),
                                    lesson.path("title").asString()))
                            .toList());
        }
    }

    public record Entry(String id, String title) {}
}
