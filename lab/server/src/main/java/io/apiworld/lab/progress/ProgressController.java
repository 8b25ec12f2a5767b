package io.apiworld.lab.progress;

import io.apiworld.defaults.security.Caller;
import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.Lesson;
import io.apiworld.lab.lesson.UnknownLesson;
import io.apiworld.lab.progress.Progress.Done;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Of the caller, and nobody else. */
@RestController
@RequestMapping("/lab/api/progress")
class ProgressController {

    private final Progress progress;
    private final Book book;
    private final Clock clock;

    ProgressController(Progress progress, Book book, Clock clock) {
        this.progress = progress;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<Card> show(Authentication caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(card(Caller.of(caller).username()));
    }

    /** As a file, to be kept or taken to another API World. */
    @GetMapping("/export")
    ResponseEntity<ProgressFile> export(Authentication caller) {
        var person = Caller.of(caller).username();
        var name = "api-world-progress-%s.json".formatted(person);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(ProgressFile.of(person, clock.instant(), doneOf(person)));
    }

    /** Whosever the file was, what is in it is done by the caller from then on. */
    @PostMapping("/import")
    ResponseEntity<Card> take(@RequestBody ProgressFile file, Authentication caller) {
        var person = Caller.of(caller).username();
        progress.merge(person, file.sound(id -> book.lesson(id).isPresent(), clock.instant()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(card(person));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetAll(Authentication caller) {
        progress.forgetAll(Caller.of(caller).username());
    }

    @DeleteMapping("/{lesson}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String lesson, Authentication caller) {
        if (book.lesson(lesson).isEmpty()) {
            throw new UnknownLesson(lesson);
        }
        progress.forget(Caller.of(caller).username(), lesson);
    }

    private Card card(String person) {
        var done = doneOf(person).toList();
        var next = book.lessons()
                .filter(lesson -> done.stream().noneMatch(one -> one.lesson().equals(lesson.id())))
                .map(Lesson::id)
                .findFirst()
                .orElse(null);
        return new Card(person, Math.toIntExact(book.lessons().count()), done, next);
    }

    /** What a later version no longer has does not count. */
    private Stream<Done> doneOf(String person) {
        return progress.of(person).stream()
                .filter(one -> book.lesson(one.lesson()).isPresent());
    }

    /** @param next the first lesson that is not done; none if all are */
    record Card(
            String person,
            int lessons,
            List<Done> done,
            @Nullable String next) {}
}
