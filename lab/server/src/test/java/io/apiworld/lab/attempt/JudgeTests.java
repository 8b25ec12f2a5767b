package io.apiworld.lab.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.attempt.Verdict.Again;
import io.apiworld.lab.attempt.Verdict.Amiss;
import io.apiworld.lab.attempt.Verdict.Counts;
import io.apiworld.lab.lesson.Lesson.Wanted;
import io.apiworld.lab.lesson.Matcher;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Expectation;
import io.apiworld.lab.lesson.Step.Fault;
import io.apiworld.lab.lesson.Step.Manner;
import io.apiworld.lab.lesson.Step.Request;
import io.apiworld.lab.lesson.Step.Sender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JudgeTests {

    private static final Wanted START = wanted("start", "POST", "/api/chat/start", 201);
    private static final Wanted DELETE = wanted("delete", "DELETE", "/api/chat/sessions/{{session}}", 204);
    private static final Wanted GONE = wanted("gone", "GET", "/api/chat/sessions/{{session}}", 404);
    private static final List<Wanted> ALL = List.of(START, DELETE, GONE);

    private final Judge judge = new Judge(JsonMapper.shared());

    @Test
    void takesTheCallsInAnyOrder() {
        assertThat(judge.verdict(ALL, Set.of(), told("DELETE", "/api/chat/sessions/7", 204)))
                .isEqualTo(new Counts(DELETE));
        assertThat(judge.verdict(ALL, Set.of("delete"), told("GET", "/api/chat/sessions/7", 404)))
                .isEqualTo(new Counts(GONE));
        assertThat(judge.verdict(ALL, Set.of("delete", "gone"), told("POST", "/api/chat/start", 201)))
                .isEqualTo(new Counts(START));
    }

    @Test
    void takesTwoCallsWhereTwoAreAlike() {
        var read = wanted("read", "GET", "/api/things/1", 200);
        var again = wanted("again", "GET", "/api/things/1", 200);

        assertThat(judge.verdict(List.of(read, again), Set.of(), told("GET", "/api/things/1", 200)))
                .isEqualTo(new Counts(read));
        assertThat(judge.verdict(List.of(read, again), Set.of("read"), told("GET", "/api/things/1", 200)))
                .isEqualTo(new Counts(again));
    }

    @Test
    void countsNoCallTwice() {
        assertThat(judge.verdict(ALL, Set.of("start"), told("POST", "/api/chat/start", 201)))
                .isEqualTo(new Again());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/sessions/7f1e-0         | true",
                "/api/sessions/               | false",
                "/api/sessions/7/messages     | false",
                "/api/session/7               | false",
                "/api/sessions/{{session}}    | true",
            })
    void takesAnyValueWhereEachRunHasAnother(String path, boolean counts) {
        var wanted = wanted("read", "GET", "/api/sessions/{{session}}", 200);

        assertThat(judge.verdict(List.of(wanted), Set.of(), told("GET", path, 200)) instanceof Counts)
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/list?limit=2&from=abc&scope=a%3Ab        | true",
                "/list?scope=a:b&from=d%20e&limit=2&more=1 | true",
                "/list?limit=2&from=abc&scope=a%3ac        | false",
                "/list?limit=20&from=abc&scope=a:b         | false",
                "/list?limit=2&from=&scope=a:b             | false",
                "/list?limit=2&scope=a:b                   | false",
                "/list                                     | false",
                "/list?limit=2&from=%&scope=a:b            | true",
            })
    void wantsEachParameterInWhateverOrderAndEncoding(String path, boolean counts) {
        var wanted = wanted("list", "GET", "/list?limit=2&from={{cursor}}&scope=a%3Ab", 200);

        assertThat(judge.verdict(List.of(wanted), Set.of(), told("GET", path, 200)) instanceof Counts)
                .isEqualTo(counts);
    }

    @Test
    void namesTheParameterThatIsMissing() {
        var wanted = wanted("list", "GET", "/list?limit=2&from={{cursor}}", 200);

        assertThat(said(List.of(wanted), told("GET", "/list?limit=2", 200)))
                .isEqualTo("The query lacks something of: from={cursor}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/chat/sessions/7 | 403 | instead of 204. The caller was recognised",
                "GET    | /api/chat/sessions/7 | 401 | instead of 404. Nobody was recognised",
                "PUT    | /api/chat/sessions/7 | 405 | The method was PUT. What is asked for is done by DELETE",
                "POST   | /api/chat/begin      | 404 | The call went to /api/chat/begin. What is asked for is POST /api/chat/start",
                "GET    | /api/customers/1     | 200 | What is asked for is GET /api/chat/sessions/{session}",
                "POST   | /api/chat/start      | 200 | instead of 201. It went better",
            })
    void comparesAnotherCallWithTheNearest(String method, String path, int status, String hint) {
        assertThat(said(ALL, told(method, path, status))).contains(hint);
    }

    @Test
    void comparesWithWhatIsStillToBeMade() {
        assertThat(judge.verdict(ALL, Set.of("delete"), told("PUT", "/api/chat/sessions/7", 405)))
                .isEqualTo(new Amiss("The method was PUT. What is asked for is done by GET."));
    }

    @Test
    void saysHowToBreakWhatHasToBeBroken() {
        var crash = new Fault("break", "It breaks", "crm-service", "crash", null);
        var wanted = new Wanted(wanted("crashed", "GET", "/api/things/1", 500).call(), crash);

        assertThat(said(List.of(wanted), told("GET", "/api/things/1", 200)))
                .contains("`./api-world fault on crm-service crash --only mine --for 1m`", "`X-Correlation-ID: mine`");
        assertThat(said(List.of(wanted), told("GET", "/api/things/1", 401)))
                .contains("Nobody was recognised")
                .doesNotContain("fault on");
    }

    @Test
    void looksAtTheAnswerAsFarAsItIsKnownOutsideOfARun() {
        var read = wanted(
                "read",
                "GET",
                "/api/things/1",
                200,
                Map.of("ETag", "{{tag}}", "Set-Cookie", "present", "Content-Type", "application/json"),
                Map.of("/name", "thing"));

        assertThat(said(List.of(read), told("GET", "/api/things/1", 200)))
                .contains("of the answer the header Content-Type should be: application/json");
        assertThat(judge.verdict(
                        List.of(read),
                        Set.of(),
                        new Told(
                                "a",
                                "GET",
                                "/api/things/1",
                                200,
                                Map.of("Content-Type", List.of("application/json")),
                                "{\"name\":\"thing\"}",
                                "mine")))
                .isEqualTo(new Counts(read));
    }

    private String said(List<Wanted> wanted, Told call) {
        return judge.verdict(wanted, Set.of(), call) instanceof Amiss(var says) ? says : "nothing";
    }

    private static Wanted wanted(String id, String method, String path, int status) {
        return wanted(id, method, path, status, Map.of(), Map.of());
    }

    private static Wanted wanted(
            String id, String method, String path, int status, Map<String, String> headers, Map<String, String> body) {
        var request = new Request(method, path, new LinkedHashMap<>(), null, new LinkedHashMap<>());
        var expected = new Expectation(List.of(status), matchers(headers), matchers(body));
        var call = new Call(
                id, "", Sender.NOBODY, request, expected, new LinkedHashMap<>(), new LinkedHashMap<>(), Manner.ONCE);
        return new Wanted(call, null);
    }

    private static LinkedHashMap<String, Matcher> matchers(Map<String, String> written) {
        var matchers = new LinkedHashMap<String, Matcher>();
        written.forEach((name, text) -> matchers.put(name, Matcher.of(text)));
        return matchers;
    }

    private static Told told(String method, String path, int status) {
        return new Told("a", method, path, status, Map.of(), "", "mine");
    }
}
