package io.apiworld.launcher.fault;

import io.apiworld.launcher.secret.Person;
import io.apiworld.launcher.token.Tokens;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Answer;
import io.apiworld.launcher.web.Web;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The board, looked at by anybody and switched by a person who may. */
public final class FaultBoard {

    private static final String PATH = "/lab/api/faults";
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int INVALID = 422;

    private final Web web;
    private final Tokens tokens;
    private final Person person;

    public FaultBoard(Web web, Tokens tokens, Person person) {
        this.web = web;
        this.tokens = tokens;
        this.person = person;
    }

    /** {@code services}, {@code kinds}, and what is {@code on}. */
    public JsonNode look() {
        return web.get(PATH).expecting(200).json();
    }

    /** @param wish {@code service}, {@code kind}, and where wanted {@code by}, {@code lasts}, {@code onlyFor} */
    public JsonNode on(Map<String, String> wish) {
        var answer = asPerson().post(PATH, wish);
        if (answer.status() != CREATED) {
            throw refused(answer);
        }
        return answer.json();
    }

    public void off(String id) {
        end(PATH + "/" + id);
    }

    public void allOff() {
        end(PATH);
    }

    private void end(String path) {
        var answer = asPerson().delete(path);
        if (answer.status() != NO_CONTENT) {
            throw refused(answer);
        }
    }

    private Web asPerson() {
        return web.with(
                "Authorization", tokens.ofPerson(person, person.scopes()).bearer());
    }

    private static Trouble refused(Answer answer) {
        var problem = answer.json();
        if (answer.status() == INVALID) {
            var fields = problem.path("errors").values().stream()
                    .map(error -> "%s %s"
                            .formatted(
                                    error.path("pointer").asString().replaceFirst("^/", ""),
                                    error.path("detail").asString()))
                    .collect(Collectors.joining("\n"));
            return new Trouble("This cannot be switched on.", fields, Trouble.REFUSED);
        }
        return new Trouble(
                problem.path("title").asString(answer.exchange().toString()) + ".",
                problem.path("detail").asString(""));
    }
}
