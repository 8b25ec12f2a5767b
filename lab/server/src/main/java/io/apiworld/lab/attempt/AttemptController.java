package io.apiworld.lab.attempt;

import io.apiworld.defaults.security.Caller;
import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.UnknownLesson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Attempts of the caller; and the ear that the gateway speaks to. */
@RestController
class AttemptController {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Attempts attempts;
    private final Book book;
    private final TapRules tap;

    AttemptController(Attempts attempts, Book book, TapRules tap) {
        this.attempts = attempts;
        this.book = book;
        this.tap = tap;
    }

    @PostMapping("/lab/api/attempts")
    ResponseEntity<Attempt.View> start(@RequestBody @Valid Wish wish, Authentication caller) {
        var lesson = book.lesson(wish.lesson()).orElseThrow(() -> new UnknownLesson(wish.lesson()));
        var attempt = attempts.start(lesson, Caller.of(caller).username());
        return ResponseEntity.created(URI.create("/lab/api/attempts/" + attempt.id()))
                .body(attempt);
    }

    /** @param seen the version that the caller knows: the answer comes as soon as there is a newer one */
    @GetMapping("/lab/api/attempts/{id}")
    ResponseEntity<Attempt.View> show(
            @PathVariable String id, @RequestParam(defaultValue = "-1") int seen, Authentication caller) {
        var attempt = attempts.find(id, Caller.of(caller).username()).orElseThrow(UnknownAttempt::new);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(attempt.newerThan(seen, PATIENCE));
    }

    /** Whoever does not know the secret is told that there is nothing here. */
    @PostMapping("/lab/tap")
    ResponseEntity<Void> hear(
            @RequestHeader(name = "X-Tap-Secret", required = false) @Nullable String secret,
            @RequestBody @Valid Told call) {
        if (!tap.isOurs(secret)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        }
        attempts.heard(call);
        return ResponseEntity.noContent().build();
    }

    record Wish(@NotBlank String lesson) {}
}
