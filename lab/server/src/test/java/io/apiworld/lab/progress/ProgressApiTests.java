package io.apiworld.lab.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import io.apiworld.testsupport.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class ProgressApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Progress progress;

    @BeforeEach
    void nobodyHasDoneAnything() {
        progress.forgetAll("cesar");
        progress.forgetAll("vera");
    }

    @Test
    void isEachPersonsOwn() throws Exception {
        progress.watched("cesar", "rest.get");

        assertThat(done("cesar")).containsExactly("rest.get");
        assertThat(done("vera")).isEmpty();
    }

    @Test
    void doingALessonTwiceChangesNothing() {
        progress.watched("cesar", "rest.get");
        var first = progress.of("cesar");

        progress.watched("cesar", "rest.get");

        assertThat(progress.of("cesar")).isEqualTo(first).hasSize(1);
    }

    @Test
    void namesTheFirstLessonThatIsNotDoneAsTheNext() throws Exception {
        var first = next("cesar");

        progress.watched("cesar", first);

        assertThat(next("cesar")).isNotEqualTo(first);
    }

    @Test
    void oneLessonCanBeForgottenOrAll() throws Exception {
        progress.watched("cesar", "rest.get");
        progress.watched("cesar", "rest.of-a-version-that-is-gone");
        progress.watched("vera", "rest.get");

        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress/rest.get")).hasStatus(204);
        assertThat(done("cesar")).isEmpty();
        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress")).hasStatus(204);
        assertThat(progress.of("cesar")).isEmpty();
        assertThat(done("vera")).containsExactly("rest.get");
    }

    @Test
    void aLessonThatThereIsNotCannotBeForgotten() {
        assertThat(as("cesar", HttpMethod.DELETE, "/lab/api/progress/rest.nothing"))
                .hasStatus(404)
                .bodyText()
                .contains("urn:problem:unknown-lesson");
    }

    @Test
    void isNobodysWithoutAToken() {
        assertThat(mvc.get().uri("/lab/api/progress")).hasStatus(401);
    }

    @Test
    void isExportedAsAFileThatAnotherPersonCanTake() throws Exception {
        progress.watched("cesar", "rest.get");
        progress.solved("cesar", "rest.put");
        progress.watched("cesar", "rest.of-a-version-that-is-gone");

        var file = as("cesar", HttpMethod.GET, "/lab/api/progress/export");

        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"api-world-progress-cesar.json\"");
        assertThat(file).bodyJson().extractingPath("$.version").isEqualTo(1);
        assertThat(imported("vera", file.getResponse().getContentAsString())).hasStatusOk();
        assertThat(done("vera")).containsExactlyInAnyOrder("rest.get", "rest.put");
    }

    @Test
    void anImportLosesNothingThatIsDone() {
        progress.watched("vera", "rest.get");
        progress.watched("vera", "rest.post");

        assertThat(imported("vera", file("""
                {"lesson": "rest.get", "watchedAt": "2026-01-01T00:00:00Z", "solvedAt": "2026-01-02T00:00:00Z"}"""))).hasStatusOk();
        assertThat(imported("vera", file("""
                {"lesson": "rest.get", "solvedAt": "2026-01-03T00:00:00Z"}"""))).hasStatusOk();

        assertThat(progress.of("vera"))
                .extracting(Progress.Done::lesson)
                .containsExactlyInAnyOrder("rest.get", "rest.post");
        assertThat(progress.of("vera"))
                .contains(new Progress.Done(
                        "rest.get", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'version': 2, 'rows': []} | /version",
                "{'rows': []} | /version",
                "{'version': 1} | /rows",
                "{'version': 1, 'rows': [null]} | /rows/0",
                "{'version': 1, 'rows': [{'lesson': 'rest.get'}]} | /rows/0",
                "{'version': 1, 'rows': [{'lesson': 'rest.nothing', 'watchedAt': '2026-01-01T00:00:00Z'}]} | /rows/0/lesson",
                "{'version': 1, 'rows': [{'lesson': 'rest.get', 'watchedAt': '2226-01-01T00:00:00Z'}]} | /rows/0/watchedAt",
                "{'version': 1, 'rows': [{'lesson': 'rest.get', 'solvedAt': 'yesterday'}]} | /rows/0/solvedAt"
            })
    void whatCannotBeImportedIsNamed(String body, String pointer) {
        assertThat(imported("vera", body.replace('\'', '"')))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void ofAFileWithOneBadRowNothingIsTaken() {
        assertThat(imported("vera", file("""
                {"lesson": "rest.get", "watchedAt": "2026-01-01T00:00:00Z"},
                {"lesson": "rest.get", "watchedAt": "2026-01-01T00:00:00Z"},
                {"lesson": "rest.nothing", "watchedAt": "2026-01-01T00:00:00Z"}""")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/rows/1/lesson", "/rows/2/lesson");
        assertThat(progress.of("vera")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "import"})
    void nobodyUnknownHasAFile(String path) {
        assertThat(mvc.perform(
                        request("export".equals(path) ? HttpMethod.GET : HttpMethod.POST, "/lab/api/progress/" + path)))
                .hasStatus(401);
    }

    private MvcTestResult imported(String person, String file) {
        return mvc.post()
                .uri("/lab/api/progress/import")
                .header("Authorization", TestTokens.token().subject(person).bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(file)
                .exchange();
    }

    private static String file(String rows) {
        return "{\"version\": 1, \"person\": \"cesar\", \"rows\": [%s]}".formatted(rows);
    }

    private List<String> done(String person) throws Exception {
        return JsonPath.read(card(person), "$.done[*].lesson");
    }

    private String next(String person) throws Exception {
        return JsonPath.read(card(person), "$.next");
    }

    private String card(String person) throws Exception {
        return as(person, HttpMethod.GET, "/lab/api/progress").getResponse().getContentAsString();
    }

    private MvcTestResult as(String person, HttpMethod method, String path) {
        return mvc.perform(request(method, path)
                .header("Authorization", TestTokens.token().subject(person).bearer()));
    }
}
