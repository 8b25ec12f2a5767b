package io.apiworld.lab.attempt;

import io.apiworld.lab.check.Answer;
import io.apiworld.lab.check.Check;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.lesson.Commands;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Template;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whether a call is one of those that a lesson asks for; if not, the one thing to change first. */
@Component
final class Judge implements Rehearsal {

    private static final Comparator<Comparison> NEAREST = Comparator.<Comparison, Boolean>comparing(one -> !one.path())
            .thenComparing(one -> !one.method())
            .thenComparing(one -> one.lacking().size())
            .thenComparing(one -> one.failed().size());
    private static final int FIRST_ERROR = 400;

    private final JsonMapper json;

    Judge(JsonMapper json) {
        this.json = json;
    }

    /**
     * One call is one step: where two are alike, it takes two.
     *
     * @param wanted all calls that solve the lesson, at least one
     * @param made the steps of those that have been made
     */
    Verdict verdict(List<Wanted> wanted, Set<String> made, Told call) {
        var compared = wanted.stream().map(one -> compared(one, call)).toList();
        var left = compared.stream()
                .filter(one -> !made.contains(one.wanted().id()))
                .toList();
        var counts = left.stream().filter(Comparison::fits).findFirst();
        if (counts.isPresent()) {
            return new Verdict.Counts(counts.get().wanted());
        }
        if (compared.stream().anyMatch(Comparison::fits)) {
            return new Verdict.Again();
        }
        var nearest = (left.isEmpty() ? compared : left).stream().min(NEAREST).orElseThrow();
        return new Verdict.Amiss(objection(nearest, call));
    }

    @Override
    public Optional<String> objection(Lesson lesson, Map<String, Exchange> made) {
        var wanted = lesson.yourself().solves();
        var counted = new HashSet<String>();
        for (var one : wanted) {
            var exchange = made.get(one.id());
            if (exchange == null) {
                return Optional.of("%s: It was not made.".formatted(one.id()));
            }
            switch (verdict(wanted, counted, Told.asTheGatewayWould(exchange))) {
                case Verdict.Counts(var as) -> counted.add(as.id());
                case Verdict.Again _ -> {
                    return Optional.of("%s: It is no other than a call before.".formatted(one.id()));
                }
                case Verdict.Amiss(var says) -> {
                    return Optional.of("%s: %s".formatted(one.id(), says));
                }
            }
        }
        return Optional.empty();
    }

    private Comparison compared(Wanted wanted, Told call) {
        var request = wanted.call().request();
        var target = Target.of(request.path());
        var called = Target.of(call.path());
        return new Comparison(
                wanted,
                called.hasPathOf(target),
                request.method().equals(call.method()),
                called.lacking(target),
                new Answer(call.received(), json)
                        .checks(told(wanted.call().expect()), new Template(Map.of())).stream()
                                .filter(check -> !check.held())
                                .toList());
    }

    /** As much of it as can be checked by what the gateway tells: cookies it keeps to itself. */
    private static Expectation told(Expectation expected) {
        var fixed = expected.fixed();
        var headers = new LinkedHashMap<>(fixed.headers());
        headers.keySet().removeIf(HttpHeaders.SET_COOKIE::equalsIgnoreCase);
        return new Expectation(fixed.statuses(), headers, fixed.body());
    }

    private static String objection(Comparison nearest, Told call) {
        var wanted = nearest.wanted();
        if (!nearest.path()) {
            return "The call went to %s. What is asked for is %s %s."
                    .formatted(
                            Target.of(call.path()).path(),
                            wanted.call().request().method(),
                            wanted.path());
        }
        if (!nearest.method()) {
            return "The method was %s. What is asked for is done by %s."
                    .formatted(call.method(), wanted.call().request().method());
        }
        if (!nearest.lacking().isEmpty()) {
            return "The query lacks something of: %s.".formatted(String.join(", ", nearest.lacking()));
        }
        var check = nearest.failed().getFirst();
        return check.name().equals("status")
                ? "It was answered %d instead of %s. %s"
                        .formatted(call.status(), check.expected(), advice(wanted, call.status()))
                : "Right so far, but of the answer the %s should be: %s. It is: %s."
                        .formatted(check.name(), check.expected(), check.actual());
    }

    private static String advice(Wanted wanted, int status) {
        if (status >= FIRST_ERROR) {
            return advice(status);
        }
        return wanted.broken() == null
                ? "It went better than it is to go here: what does the lesson do otherwise?"
                : "Nothing was broken for this call. `%s` breaks it for calls with the header `X-Correlation-ID: mine`."
                        .formatted(Commands.fault(wanted.broken()));
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

    /** @param failed the checks of the answer that did not hold */
    private record Comparison(Wanted wanted, boolean path, boolean method, List<String> lacking, List<Check> failed) {

        boolean fits() {
            return path && method && Stream.of(lacking, failed).allMatch(List::isEmpty);
        }
    }
}
