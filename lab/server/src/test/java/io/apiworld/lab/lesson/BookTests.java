package io.apiworld.lab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The lessons that are delivered. */
class BookTests {

    private final Book book = new BookReader(
                    new PathMatchingResourcePatternResolver(), "classpath:lessons", new LessonReader(new SourceFiles()))
            .read();

    @Test
    void areAllSoundAndEachHasItsRow() {
        assertThat(book.lessons()).isNotEmpty().extracting(Lesson::id).doesNotHaveDuplicates();
    }

    @Test
    void pointAtLinesOfThisVeryBuild() {
        assertThat(book.lessons().flatMap(lesson -> lesson.sources().stream()))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(
                                new SourceFiles().linesOf(source.file()).orElseThrow())
                        .hasSizeGreaterThanOrEqualTo(source.line()));
    }

    /** A mark that is always missing would say nothing, so at least one lesson in two looks behind the gateway. */
    @Test
    void oftenLookIntoTheTraceOrALog() {
        var looking = book.lessons()
                .filter(lesson -> lesson.steps().stream().anyMatch(step -> !(step instanceof Step.Call)))
                .count();

        assertThat(looking * 2).isGreaterThanOrEqualTo(book.lessons().count());
    }

    @Test
    void areFoundByTheHeadersPathsAndWordsThatTheySpeakOf() {
        assertThat(found("pkce")).contains("oauth.code-flow");
        assertThat(found("retry-after")).contains("http.503", "http.429");
        assertThat(found("/api/customers/12345")).contains("rest.get");
        assertThat(found("prefetch-nothing-like-it")).isEmpty();
    }

    private List<String> found(String word) {
        return book.lessons()
                .filter(lesson -> SearchWords.of(lesson).contains(word))
                .map(Lesson::id)
                .toList();
    }
}
