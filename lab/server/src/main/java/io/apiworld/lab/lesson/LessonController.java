package io.apiworld.lab.lesson;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is to learn, for anybody; what is done of it belongs to people. */
@RestController
class LessonController {

    private final Book book;
    private final LessonViews views;
    private final SourceFiles sources;

    LessonController(Book book, LessonViews views, SourceFiles sources) {
        this.book = book;
        this.views = views;
        this.sources = sources;
    }

    @GetMapping("/lab/api/lessons")
    ResponseEntity<Contents> contents() {
        return sameUntilTheNextBuild(new Contents(
                book.chapters().stream().map(LessonController::contentsOf).toList()));
    }

    /** What each lesson can be found by, beyond what the contents tell of it. Apart from these, since few search. */
    @GetMapping("/lab/api/lessons/words")
    ResponseEntity<Map<String, String>> words() {
        return sameUntilTheNextBuild(book.lessons()
                .collect(Collectors.toMap(Lesson::id, lesson -> String.join(" ", SearchWords.of(lesson)))));
    }

    @GetMapping("/lab/api/lessons/{id}")
    ResponseEntity<LessonView> show(@PathVariable String id) {
        return sameUntilTheNextBuild(views.of(book.lesson(id).orElseThrow(() -> new UnknownLesson(id))));
    }

    /** A file of this project's code, as it was built. */
    @GetMapping("/lab/api/source")
    ResponseEntity<SourceText> source(@RequestParam String file) {
        return sameUntilTheNextBuild(
                new SourceText(file, sources.linesOf(file).orElseThrow(() -> new UnknownSource(file))));
    }

    private static ChapterContents contentsOf(Chapter chapter) {
        return new ChapterContents(
                chapter.id(),
                chapter.title(),
                chapter.about(),
                chapter.lessons().stream()
                        .map(lesson -> new Entry(
                                lesson.id(),
                                lesson.title(),
                                lesson.goal(),
                                lesson.steps().size()))
                        .toList());
    }

    private static <T> ResponseEntity<T> sameUntilTheNextBuild(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
    }

    record Contents(List<ChapterContents> chapters) {}

    record ChapterContents(String id, String title, String about, List<Entry> lessons) {}

    record Entry(String id, String title, String goal, int steps) {}

    record SourceText(String file, List<String> lines) {}
}
