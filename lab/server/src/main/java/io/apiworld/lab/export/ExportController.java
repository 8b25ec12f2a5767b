package io.apiworld.lab.export;

import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.Chapter;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.UnknownLesson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lessons as files for the tools that one has anyway. */
@RestController
class ExportController {

    private final Book book;
    private final Map<Format, Exporter> exporters;

    ExportController(Book book, List<Exporter> exporters) {
        this.book = book;
        this.exporters = exporters.stream().collect(Collectors.toMap(Exporter::format, Function.identity()));
    }

    @GetMapping("/lab/api/lessons/{id}/export")
    ResponseEntity<byte[]> lesson(@PathVariable String id, @RequestParam Format as) {
        var lesson = book.lesson(id).orElseThrow(() -> new UnknownLesson(id));
        return file(id, "%s: %s".formatted(id, lesson.title()), List.of(lesson), as);
    }

    @GetMapping("/lab/api/chapters/{id}/export")
    ResponseEntity<byte[]> chapter(@PathVariable String id, @RequestParam Format as) {
        Chapter chapter = book.chapters().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownChapter(id));
        return file(id, chapter.title(), chapter.lessons(), as);
    }

    private ResponseEntity<byte[]> file(String name, String title, List<Lesson> lessons, Format as) {
        var exporter = exporters.get(as);
        if (exporter == null) {
            throw new IllegalStateException("nothing writes " + as);
        }
        var content = exporter.write(
                "API World, " + title, lessons.stream().map(Item::of).toList());
        var disposition =
                ContentDisposition.attachment().filename(as.fileOf(name)).build();
        return ResponseEntity.ok()
                .contentType(as.type())
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content.getBytes(StandardCharsets.UTF_8));
    }
}
