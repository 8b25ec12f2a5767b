package io.apiworld.lab.lesson;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a lesson can be found by. */
final class SearchWords {

    /** Names of headers, paths and the like are one word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}/][\\p{L}\\p{N}/._-]*[\\p{L}\\p{N}]");

    private SearchWords() {}

    /** Each once, in lower case: of its texts, and of the headers and paths of its calls. */
    static SortedSet<String> of(Lesson lesson) {
        var texts = Stream.of(
                        Stream.of(lesson.why(), lesson.interview().question()),
                        lesson.notice().stream(),
                        lesson.steps().stream().flatMap(SearchWords::textsOf))
                .flatMap(some -> some);
        return texts.flatMap(text -> WORD.matcher(text.toLowerCase(Locale.ROOT)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> textsOf(Step step) {
        if (!(step instanceof Step.Call call)) {
            return Stream.of(step.says());
        }
        return Stream.of(
                        Stream.of(
                                call.says(),
                                call.request().method(),
                                call.request().path()),
                        call.request().headers().keySet().stream(),
                        call.expect().headers().keySet().stream(),
                        call.notes().keySet().stream())
                .flatMap(some -> some);
    }
}
