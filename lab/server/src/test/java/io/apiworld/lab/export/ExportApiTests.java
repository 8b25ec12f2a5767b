package io.apiworld.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.Chapter;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.testsupport.ImportTestDatabase;
import io.apiworld.testsupport.ImportTestTokens;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of the lessons as they are. */
@SpringBootTest
@AutoConfigureMockMvc
@ImportTestDatabase
@ImportTestTokens
class ExportApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Book book;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @CsvSource({
        "http, text/plain;charset=UTF-8, rest.get.http",
        "vscode, text/plain;charset=UTF-8, rest.get.rest",
        "curl, text/plain;charset=UTF-8, rest.get.sh",
        "postman, application/json, rest.get.postman_collection.json"
    })
    void everyFormatIsAFileOfItsKindForAnybody(String format, String type, String file) {
        assertThat(get("lessons/rest.get", format))
                .hasStatusOk()
                .hasHeader("Content-Type", type)
                .hasHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(file));
    }

    @ParameterizedTest
    @CsvSource({
        "lessons/rest.nothing, curl, 404",
        "chapters/nothing, curl, 404",
        "lessons/rest.get, word, 400",
        "lessons/rest.get, '', 400"
    })
    void whatThereIsNotCannotBeTaken(String what, String format, int status) {
        assertThat(get(what, format)).hasStatus(status);
    }

    @Test
    void theScriptOfEveryLessonAndOfEveryChapterIsSoundForAShell(@TempDir Path directory) throws Exception {
        for (var what : everything()) {
            var file = Files.writeString(directory.resolve(what.replace('/', '-') + ".sh"), text(what, "curl"));
            assertThat(problemsOf(file)).as(what).isEmpty();
        }
    }

    @Test
    void aScriptGetsItsTokensAndHandsOnWhatItKeeps() {
        var script = text("lessons/rest.etag", "curl");

        assertThat(script)
                .startsWith("#!/usr/bin/env bash")
                .contains("set -euo pipefail")
                .contains("token_agent01=\"$(./api-world token --user agent01)\"")
                .contains("seen=\"$(header 'ETag')\"")
                .contains("-H 'If-Match: '\"$seen\"")
                .contains("trap put_back EXIT")
                .doesNotContain("{{");
    }

    @Test
    void aScriptWaitsForWhatTheLabWouldWaitFor() {
        assertThat(text("lessons/rest.paging", "curl")).containsPattern("expecting='\\(.+\\)' call 10 '200' GET");
    }

    @Test
    void everyNameInAScriptIsGivenAValueBefore() {
        for (var what : everything()) {
            assertThat(text(what, "curl")).as(what).doesNotContain("{{");
        }
    }

    @Test
    void aPostmanCollectionHasARequestWithATestForEachCall() {
        for (var lesson : lessons()) {
            var collection = json.readTree(text("lessons/" + lesson.id(), "postman"));

            assertThat(collection.path("info").path("schema").asString())
                    .isEqualTo("https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
            var folder = collection.path("item").path(0);
            assertThat(folder.path("name").asString()).startsWith(lesson.id());
            assertThat(folder.path("item").values())
                    .hasSize(requestsOf(lesson))
                    .allSatisfy(ExportApiTests::assertIsRequest);
        }
    }

    @Test
    void postmanKeepsWhatLaterRequestsNeedAndLeavesTokensToWhoImportsIt() {
        var collection = json.readTree(text("lessons/rest.etag", "postman"));

        assertThat(collection.path("item").path(0).path("item").path(0).toString())
                .contains("pm.collectionVariables.set(\\\"seen\\\", pm.response.headers.get(\\\"ETag\\\"));")
                .contains("pm.collectionVariables.set(\\\"phone\\\", pm.response.json().phone);");
        assertThat(collection.path("variable").values())
                .filteredOn(variable -> variable.path("key").asString().equals("token_agent01"))
                .singleElement()
                .satisfies(variable -> {
                    assertThat(variable.path("value").asString()).isEmpty();
                    assertThat(variable.path("description").asString()).isEqualTo("./api-world token --user agent01");
                });
    }

    @Test
    void aFileOfRequestsBeginsEachWithALineAndANameOfItsOwn() {
        for (var lesson : lessons()) {
            for (var format : List.of("http", "vscode")) {
                var file = text("lessons/" + lesson.id(), format);

                var names =
                        file.lines().filter(line -> line.startsWith("# @name ")).toList();
                assertThat(names).as(lesson.id()).hasSize(requestsOf(lesson)).doesNotHaveDuplicates();
                assertThat(file.lines().filter(line -> line.startsWith("### "))).hasSameSizeAs(names);
                assertThat(file.lines().filter(line -> line.matches("[A-Z]+ \\{\\{api}}/\\S*.*")))
                        .hasSameSizeAs(names);
            }
        }
    }

    /** Of a few lessons nothing can be taken along: what they show is done by browsers and by the lab. */
    private static int requestsOf(Lesson lesson) {
        var script = Item.of(lesson);
        return Math.toIntExact(
                script.steps().stream().filter(Item.Sent.class::isInstance).count()
                        + script.cleanup().size());
    }

    @Test
    void moreThanNineInTenLessonsHaveSomethingToTakeAlong() {
        var all = lessons();
        assertThat(all).filteredOn(lesson -> requestsOf(lesson) > 0).hasSizeGreaterThan(all.size() * 9 / 10);
    }

    @Test
    void eachKindOfEditorHasItsOwnWayToHandOnAValue() {
        assertThat(text("lessons/rest.etag", "http"))
                .contains("client.global.set(\"seen\", response.headers.valueOf(\"ETag\"));", "If-Match: {{seen}}");
        assertThat(text("lessons/rest.etag", "vscode"))
                .contains(
                        "@seen = {{rest_etag_read.response.headers.ETag}}",
                        "@phone = {{rest_etag_read.response.body.$.phone}}")
                .doesNotContain("> {%");
    }

    /** An editor takes a file's variables as one heap, whatever stands between them. */
    @Test
    void inAFileOfAChapterNoLessonTakesWhatAnotherKeeps() {
        for (var chapter : book.chapters()) {
            var variables = text("chapters/" + chapter.id(), "vscode")
                    .lines()
                    .filter(line -> line.startsWith("@") && line.contains(".response."))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
            assertThat(variables).as(chapter.id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aChapterHasAllItsLessons() {
        for (var chapter : book.chapters()) {
            assertThat(text("chapters/" + chapter.id(), "curl"))
                    .contains(chapter.lessons().stream().map(Lesson::id).toList());
        }
    }

    private static void assertIsRequest(JsonNode item) {
        assertThat(item.path("name").asString()).isNotBlank();
        assertThat(item.path("request").path("method").asString()).isNotBlank();
        assertThat(item.path("request").path("url").path("raw").asString()).startsWith("{{api}}/");
        assertThat(item.path("request").path("url").path("path").values()).isNotEmpty();
        assertThat(item.path("event").path(0).path("listen").asString()).isEqualTo("test");
        assertThat(item.path("event")
                        .path(0)
                        .path("script")
                        .path("exec")
                        .path(0)
                        .asString())
                .contains("pm.response.code", "oneOf([");
    }

    private List<String> everything() {
        return Stream.concat(
                        lessons().stream().map(lesson -> "lessons/" + lesson.id()),
                        book.chapters().stream().map(Chapter::id).map(id -> "chapters/" + id))
                .toList();
    }

    private List<Lesson> lessons() {
        return book.lessons().toList();
    }

    private static String problemsOf(Path script) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(bash.getInputStream().readAllBytes());
        return bash.waitFor() == 0 ? said : "exit " + bash.exitValue() + ": " + said;
    }

    private String text(String what, String format) {
        try {
            return get(what, format).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String what, String format) {
        return mvc.get()
                .uri("/lab/api/{what}/export?as={format}".replace("{what}", what), format)
                .exchange();
    }
}
