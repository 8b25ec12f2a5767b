package io.apiworld.launcher.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TriesTests {

    private static final String LESSON = """
            { "id": "http.500", "next": %s, "nextTitle": %s, "yourself": { "task": "Break it", "calls": [
                { "id": "works", "method": "GET", "path": "/api/things/1", "statuses": [200], "fault": null },
                { "id": "crashed", "method": "GET", "path": "/api/things/1", "statuses": [500, 503], "fault": "./api-world fault on" }
            ] } }
            """;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(said, true, UTF_8),
            new PrintStream(said, true, UTF_8),
            false);

    @Test
    void showsWhatIsToBeDoneAndWhatHasBeen() {
        tries("null", "null").begin(attempt(1, false, "[\"works\"]", ""));

        assertThat(said.toString(UTF_8))
                .contains(
                        "Break it",
                        "✓ GET /api/things/1, answered 200",
                        "  GET /api/things/1, answered 500 or 503, while it is broken by ./api-world fault on",
                        "curl",
                        "X-Lesson: a1");
    }

    @Test
    void showsEachCallThatHasComeOnce() {
        var tries = tries("null", "null");

        tries.show(
                attempt(1, false, "[]", call("GET", false, "wrong")),
                attempt(
                        3,
                        false,
                        "[\"works\"]",
                        call("PUT", false, "third") + "," + call("GET", true, "second") + ","
                                + call("GET", false, "first")));

        assertThat(said.toString(UTF_8).lines())
                .containsExactly(
                        "✓ GET /api/things/1  200  second", "✗ PUT /api/things/1  200  third", "  1 of 2 made");
    }

    @Test
    void saysWhatComesNext() {
        tries("\"http.502\"", "\"Garbage\"").end();
        assertThat(said.toString(UTF_8)).contains("Solved.", "Next: Garbage. ./api-world lesson run http.502");

        tries("null", "null").end();
        assertThat(said.toString(UTF_8)).contains("It was the last lesson.");
    }

    private Tries tries(String next, String nextTitle) {
        return new Tries(terminal, JsonMapper.shared().readTree(LESSON.formatted(next, nextTitle)));
    }

    private static JsonNode attempt(int version, boolean solved, String made, String tries) {
        return JsonMapper.shared().readTree("""
                { "id": "a1", "command": "curl", "version": %d, "solved": %s, "made": %s, "tries": [%s] }
                """.formatted(version, solved, made, tries));
    }

    private static String call(String method, boolean right, String says) {
        return """
                { "method": "%s", "path": "/api/things/1", "status": 200, "right": %s, "solved": false, "says": "%s" }
                """.formatted(method, right, says);
    }
}
