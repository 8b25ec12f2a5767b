package io.apiworld.lab.attempt;

import io.apiworld.lab.check.Answer;
import io.apiworld.lab.check.Check;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Whether a call is the one that a lesson asks for; if not, the one thing to change first. */
record Judge(JsonMapper json) {

    private static final String AT_LAST = "This is the call that the lesson asks for, and its answer is as it must be.";

    /** Empty if the call solves the lesson. */
    Optional<String> objection(Lesson lesson, Told call) {
        var wanted = lesson.yourself().start();
        var path = Target.of(wanted.request().path());
        var called = Target.of(call.path());
        if (!path.path().equals(called.path())) {
            return Optional.of("The call went to %s. This lesson is about %s.".formatted(called.path(), path.path()));
        }
        if (!wanted.request().method().equals(call.method())) {
            return Optional.of("The method was %s. What the lesson is about is done by %s."
                    .formatted(call.method(), wanted.request().method()));
        }
        if (!called.query().containsAll(path.query())) {
            return Optional.of("The query lacks something of: %s.".formatted(String.join(", ", path.query())));
        }
        return new Answer(call.received(), json)
                .checks(wanted.expect().fixed(), new Template(Map.of())).stream()
                        .filter(check -> !check.held())
                        .findFirst()
                        .map(check -> objection(check, call.status()));
    }

    static String praise() {
        return AT_LAST;
    }

    private static String objection(Check check, int status) {
        return check.name().equals("status")
                ? "It was answered %d instead of %s. %s".formatted(status, check.expected(), advice(status))
                : "Right so far, but of the answer the %s should be: %s. It is: %s."
                        .formatted(check.name(), check.expected(), check.actual());
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "What was sent could not be read: the answer's body says where.";
            case 401 ->
                "Nobody was recognised: does the header Authorization hold Bearer, a space, and a token that still counts?";
            case 403 ->
                "The caller was recognised and may not do this: look at the scope and the person that the token is for.";
            case 404 -> "There is nothing by that id.";
            case 406 -> "The header Accept asks for a form that there is not.";
            case 412, 428 -> "Look at the condition that was sent, or is missing: If-Match.";
            case 415 -> "The header Content-Type does not fit: the answer says what is taken.";
            case 422 -> "What was sent breaks a rule: the answer's errors name the fields.";
            case 429 -> "That was one call too many: Retry-After says how long to wait.";
            case 502, 503, 504 -> "A service behind the gateway is not well: ./api-world status shows which.";
            default -> "The answer's body says why.";
        };
    }

    /** @param query its parameters, in whatever order */
    private record Target(String path, Set<String> query) {

        static Target of(String text) {
            var halves = text.split("\\?", 2);
            return new Target(halves[0], halves.length == 1 ? Set.of() : new TreeSet<>(Set.of(halves[1].split("&"))));
        }
    }
}
