package io.apiworld.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apiworld.defaults.yaml.InvalidYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class BookReaderTests {

    private static final String CONTENTS = """
            chapters:
              - id: one
                title: One
                about: The first
                rows: [one.get]
            """;
    private static final String LESSON = """
            row: one.get
            title: A read
            goal: Know it
            why: Because
            notice: [this]
            needs: []
            steps:
              - id: read
                says: It is read
                as: cesar
                call: GET /api/things/1
                expect: { status: 200, headers: { ETag: present } }
                keep: { tag: header ETag }
              - id: again
                says: And again
                as: cesar
                call: GET /api/things/1
                expect: { status: 200, headers: { ETag: "{{tag}}" } }
              - id: trace
                says: Seen
                trace: again
                services: [gateway]
            control:
              says: Without a token
              change:
                again: { as: nobody }
              fails: again
              check: status
            yourself: { task: Do it, start: read, solves: [read, again] }
            hints: [a, b, c]
            solution: So
            reasoning: Thus
            interview: { question: Why, answer: [so] }
            sources:
              - { file: lab/server/src/main/java/io/apiworld/lab/lesson/Book.java, anchor: public record Book, says: here }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aBookWithOneLesson() throws IOException {
        Files.createDirectory(folder.resolve("one"));
        write("chapters.yaml", CONTENTS);
        write("one/get.yaml", LESSON);
    }

    @Test
    void readsALessonWithItsControl() {
        var lesson = read().lesson("one.get").orElseThrow();

        assertThat(lesson.steps()).extracting(Step::id).containsExactly("read", "again", "trace");
        assertThat(lesson.control().steps())
                .extracting(step -> step instanceof Step.Call call && call.as() == null)
                .containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: 200, headers: { ETag: present } | status: OK             | 12 | must be a status",
                "call: GET /api/things/1                 | call: FETCH /api       | 11 | must be a method and a path",
                "as: cesar                               | as: caesar             | 10 | caesar is none of",
                "as: cesar                               | client: studyapp       | 10 | studyapp is none of integration, study-api, study-app",
                "id: again                               | id: read               | 14 | another step is called read",
                "{{tag}}                                 | {{tga}}                | 18 | no step before keeps {{tga}}",
                "trace: again                            | trace: later           | 21 | no call before is called later",
                "headers: { ETag: present }              | hedaers: {}            | 12 | unknown entry of what is expected hedaers",
                "fails: again                            | fails: other           | 27 | there is no step other",
                "check: status                           | check: header Location | 28 | has no check named header Location",
                "start: read                             | start: trace           | 29 | must name a step that is a call",
                "solves: [read, again]                   | solves: [trace]        | 29 | no step that is a call is called trace",
                "solves: [read, again]                   | solves: [read, later]  | 29 | no step that is a call is called later",
                "start: read, solves                     | start: read, solve     | 29 | unknown entry solve",
                "hints: [a, b, c]                        | hints: [a]             | 30 | there must be three hints",
                "anchor: public record Book              | anchor: nothing        | 35 | 0 lines of",
                "notice: [this]                          | remarks: [this]        | 5  | unknown entry of a lesson remarks",
                "needs: []                               | needs: [mainframe]     | 6  | no part is called mainframe",
                "trace: again                            | trick: again           | 19 | a step is one of call, database, fault, log",
                "services: [gateway]                     | with: [gateway]        | 22 | unknown entry of a trace with",
                "as: cesar                               | at-most: many          | 10 | at-most must be a number above 0",
                "as: cesar                               | at-most: 5000          | 10 | must not be above 2000",
                "as: cesar                               | trickle: slowly        | 10 | must be a time such as 10s",
                "as: cesar                               | after: '{{wait}}'      | 10 | no step before keeps {{wait}}",
                "keep: { tag: header ETag }              | keep: { tag: cookie }  | 13 | must be header and its name",
                "row: one.get                            | row: one.put           | 1  | does not belong into this file",
            })
    void namesFileAndLineOfWhatIsWrong(String right, String wrong, int line, String reason) throws IOException {
        write("one/get.yaml", replaceFirst(LESSON, right, wrong));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("lessons/one/get.yaml, line " + line + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void isSolvedByTheCallToStartFromWhereNothingElseIsSaid() throws IOException {
        assertThat(read().lesson("one.get").orElseThrow().yourself().solves())
                .extracting(Lesson.Wanted::id)
                .containsExactly("read", "again");

        write("one/get.yaml", replaceFirst(LESSON, ", solves: [read, again]", ""));
        assertThat(read().lesson("one.get").orElseThrow().yourself().solves())
                .extracting(Lesson.Wanted::id)
                .containsExactly("read");
    }

    @Test
    void knowsWhatIsBrokenForACallThatSolvesIt() throws IOException {
        write(
                "one/get.yaml",
                replaceFirst(
                        LESSON,
                        "  - id: again",
                        "  - { id: broken, says: Broken, fault: crm-service crash }\n  - id: again"));

        assertThat(read().lesson("one.get").orElseThrow().yourself().solves())
                .extracting(wanted ->
                        wanted.broken() == null ? "nothing" : wanted.broken().kind())
                .containsExactly("nothing", "crash");
    }

    @Test
    void asksNobodyForACallWhoseAddressOnlyARunKnows() throws IOException {
        var wandering = LESSON.replace("keep: { tag: header ETag }", "keep: { tag: header ETag, next: location }")
                .replace(
                        "    says: And again\n    as: cesar\n    call: GET /api/things/1",
                        "    says: And again\n    as: cesar\n    call: GET {{next}}");
        write("one/get.yaml", wandering);

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessageContaining("line 29: ")
                .withMessageContaining("the path of again is known only when it runs");
    }

    @Test
    void doesNotStartALearnerFromACallThatNeedsASecret() throws IOException {
        write("one/get.yaml", replaceFirst(LESSON, "as: cesar", "client: integration"));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessageContaining("must be a call that works as printed");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"crm-service explode", "mainframe crash", "crm-service", "crm-service expired-token"})
    void knowsOnlyTheFaultsOfTheBoard(String fault) throws IOException {
        write(
                "one/get.yaml",
                replaceFirst(
                        LESSON,
                        "  - id: again",
                        "  - { id: broken, says: Broken, fault: %s }\n  - id: again".formatted(fault)));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("lessons/one/get.yaml, line 14: ");
    }

    @Test
    void readsFaultsSearchesAndWhatMustNotBeThere() throws IOException {
        write("one/get.yaml", replaceFirst(LESSON, "    services: [gateway]\n", """
                    services: [gateway]
                    without: [crm-service]
                  - { id: slow, says: Slow, fault: crm-service delay, by: 3s }
                  - { id: mended, says: Mended, mended: slow }
                  - { id: search, says: Nowhere, nowhere: { the password: "{{password-vera}}" } }
                """));

        assertThat(read().lesson("one.get").orElseThrow().steps().stream().flatMap(step -> step.checks().stream()))
                .contains("no span of crm-service", "logs: the password", "spans: the password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "database: gateway                                               | 15 | gateway stores nothing",
                "query: 'delete from thing'                                      | 16 | must be one select",
                "query: 'select 1; delete from thing'                            | 16 | must be one select",
                "query: select name from thing where id = :nobody and tag = :tag | 16 | uses the values [nobody, tag], but is given [id, tag]",
                "with: { id: '7', tag: '{{later}}' }                             | 17 | no step before keeps {{later}}",
                "rows: none                                                      | 18 | rows must be a number, but is none",
                "columns: { name: '{{later}}' }                                  | 19 | no step before keeps {{later}}",
                "columns: { name: '/[/' }                                        | 19 | is no regular expression",
                "column: { name: a }                                             | 19 | unknown entry of a look into a database column",
            })
    void namesWhatIsWrongWithALookIntoADatabase(String wrong, int line, String reason) throws IOException {
        var step = """
                  - id: row
                    database: crm-service
                    query: select name from thing where id = :id and tag = :tag::text
                    with: { id: '7', tag: '{{tag}}' }
                    rows: 1
                    columns: { name: a thing }
                    says: It is stored
                """;
        var entry = wrong.substring(0, wrong.indexOf(':'));
        var changed = step.lines()
                .map(one -> one.startsWith("    " + entry) ? "    " + wrong : one)
                .collect(Collectors.joining("\n", "", "\n"));
        write("one/get.yaml", replaceFirst(LESSON, "  - id: again", changed + "  - id: again"));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("lessons/one/get.yaml, line " + line + ": ")
                .withMessageContaining(reason);
    }

    @Test
    void knowsNoEntryThatTheGuideForAuthorsDoesNotName() throws IOException {
        var guide = Files.readString(Path.of("../../docs/lessons.md"));

        assertThat(Stream.of(StepReader.ENTRIES, LessonReader.ENTRIES).flatMap(Set::stream))
                .allMatch(entry -> guide.contains("`" + entry + "`") || guide.contains("`" + entry + ":"));
    }

    @Test
    void wantsALessonForEachRow() throws IOException {
        write("chapters.yaml", CONTENTS.replace("[one.get]", "[one.get, one.put]"));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessage("lessons/chapters.yaml, line 5: there is no lesson for the row one.put");
    }

    @Test
    void wantsARowForEachLesson() throws IOException {
        write("one/put.yaml", LESSON.replace("row: one.get", "row: one.put"));

        assertThatExceptionOfType(InvalidYaml.class)
                .isThrownBy(this::read)
                .withMessage("lessons/one/put.yaml, line 1: the chapter one has no row one.put");
    }

    private Book read() {
        return new BookReader(
                        new PathMatchingResourcePatternResolver(),
                        "file:" + folder,
                        new LessonReader(new SourceFiles()))
                .read();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String replaceFirst(String text, String right, String wrong) {
        assertThat(text).contains(right);
        var place = text.indexOf(right);
        return text.substring(0, place) + wrong + text.substring(place + right.length());
    }
}
