package io.apiworld.lab.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.progress.Progress;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of the test's own book rest.thing is solved by GET /api/things/1 answered 200 with an ETag and a name, rest.broken by the same call answered
 * 200 and answered 500.
 */
@SpringBootTest(properties = "lab.book.folder=classpath:test-lessons")
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class AttemptApiTests {

    private static final Map<String, List<String>> TAGGED = Map.of("ETag", List.of("\"1\""));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    Progress progress;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyTries() {
        jdbc.sql("delete from attempt").update();
        progress.forgetAll("vera");
    }

    @Test
    void beginsWithACommandThatCarriesItsId() {
        var attempt = begun();

        assertThat(attempt.path("command").asString())
                .contains("-H 'X-Lesson: " + attempt.path("id").asString() + "'", "/api/things/1'");
        assertThat(attempt.path("tries").values()).isEmpty();
    }

    @Test
    void isTheSameUntilItIsSolved() {
        var first = id(begun());
        assertThat(id(begun())).isEqualTo(first);

        tell(told(first, "GET", "/api/things/1", 200, TAGGED, "{\"name\":\"thing\"}"));

        assertThat(id(begun())).isNotEqualTo(first);
    }

    @Test
    void theRightCallSolvesTheLesson() {
        var id = id(begun());

        assertThat(tell(told(id, "GET", "/api/things/1", 200, TAGGED, "{\"name\":\"thing\"}")))
                .hasStatus(204);

        assertThat(shown(id, "vera").path("solved").asBoolean()).isTrue();
        assertThat(progress.of("vera")).extracting(Progress.Done::lesson).containsExactly("rest.thing");
        assertThat(progress.of("vera").getFirst().solvedAt()).isNotNull();
        assertThat(progress.of("vera").getFirst().watchedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/thing/1  | 404 | {}                   | What is asked for is GET /api/things/1",
                "POST | /api/things/1 | 405 | {}                   | is done by GET",
                "GET  | /api/things/1 | 401 | {}                   | does the header Authorization hold Bearer",
                "GET  | /api/things/1 | 403 | {}                   | look at the scope",
                "GET  | /api/things/1 | 200 | {\"name\":\"other\"} | body /name should be: thing. It is: other",
            })
    void anotherCallBringsTheHintThatFits(String method, String path, int status, String body, String hint) {
        var id = id(begun());

        tell(told(id, method, path, status, TAGGED, body));

        var last = shown(id, "vera").path("tries").path(0);
        assertThat(last.path("right").asBoolean()).isFalse();
        assertThat(last.path("solved").asBoolean()).isFalse();
        assertThat(last.path("says").asString()).contains(hint);
        assertThat(progress.of("vera")).isEmpty();
    }

    @Test
    void aLessonOfSeveralCallsTakesEachOfThem() {
        var id = id(begun("rest.broken"));

        tell(told(id, "GET", "/api/things/1", 500, Map.of(), ""));
        var first = shown(id, "vera");
        assertThat(first.path("solved").asBoolean()).isFalse();
        assertThat(first.path("made").values()).extracting(JsonNode::asString).containsExactly("broken");
        assertThat(first.path("tries").path(0).path("right").asBoolean()).isTrue();
        assertThat(first.path("tries").path(0).path("says").asString())
                .isEqualTo("That is 1 of 2. Left to do: GET /api/things/1.");
        assertThat(progress.of("vera")).isEmpty();

        tell(told(id, "GET", "/api/things/1", 500, Map.of(), ""));
        assertThat(shown(id, "vera").path("tries").path(0).path("says").asString())
                .startsWith("You have made this call before. Left to do");

        tell(told(id, "GET", "/api/things/1", 200, Map.of(), ""));
        var last = shown(id, "vera");
        assertThat(last.path("solved").asBoolean()).isTrue();
        assertThat(last.path("tries").path(0).path("solved").asBoolean()).isTrue();
        assertThat(progress.of("vera")).extracting(Progress.Done::lesson).containsExactly("rest.broken");
    }

    /** Whoever comes back finds the same attempt, and what was made of it is not in memory alone. */
    @Test
    void whatWasMadeIsKept() {
        var id = id(begun("rest.broken"));

        tell(told(id, "GET", "/api/things/1", 200, Map.of(), ""));

        assertThat(begun("rest.broken").path("made").values())
                .extracting(JsonNode::asString)
                .containsExactly("good");
        assertThat(jdbc.sql("select step from attempt_call where attempt = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("good");
    }

    @Test
    void nobodyButTheGatewayTellsOfCalls() {
        var call = told(id(begun()), "GET", "/api/things/1", 200, TAGGED, "{\"name\":\"thing\"}");

        assertThat(tell(call, "a guess")).hasStatus(404);
        assertThat(tell(call, null)).hasStatus(404);
        assertThat(progress.of("vera")).isEmpty();
    }

    @Test
    void anAttemptIsNobodyElses() {
        var id = id(begun());

        assertThat(mvc.get().uri("/lab/api/attempts/" + id).header("Authorization", bearer("cesar")))
                .hasStatus(404);
    }

    @Test
    void aCallForAnAttemptThatThereIsNotChangesNothing() {
        assertThat(tell(told("nobodys", "GET", "/api/things/1", 200, TAGGED, "{\"name\":\"thing\"}")))
                .hasStatus(204);
        assertThat(progress.of("vera")).isEmpty();
    }

    private JsonNode begun() {
        return begun("rest.thing");
    }

    private JsonNode begun(String lesson) {
        return read(mvc.post()
                .uri("/lab/api/attempts")
                .header("Authorization", bearer("vera"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"lesson\":\"%s\"}".formatted(lesson))
                .exchange());
    }

    private JsonNode shown(String id, String person) {
        return read(mvc.get()
                .uri("/lab/api/attempts/" + id)
                .header("Authorization", bearer(person))
                .exchange());
    }

    private MvcTestResult tell(Told call) {
        return tell(call, "known-to-both");
    }

    private MvcTestResult tell(Told call, @Nullable String secret) {
        var request = mvc.post()
                .uri("/lab/tap")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(call));
        return (secret == null ? request : request.header("X-Tap-Secret", secret)).exchange();
    }

    private static Told told(
            String id, String method, String path, int status, Map<String, List<String>> headers, String body) {
        return new Told(id, method, path, status, headers, body, "mine");
    }

    private JsonNode read(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private static String id(JsonNode attempt) {
        return attempt.path("id").asString();
    }

    private static String bearer(String person) {
        return TestTokens.token().subject(person).bearer();
    }
}
