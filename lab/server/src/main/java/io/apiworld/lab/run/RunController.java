package io.apiworld.lab.run;

import io.apiworld.defaults.security.Caller;
import io.apiworld.lab.lesson.Book;
import io.apiworld.lab.lesson.UnknownLesson;
import io.apiworld.lab.log.LogLine;
import io.apiworld.lab.log.Logs;
import io.apiworld.lab.trace.TraceStory;
import io.apiworld.lab.trace.Traces;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs of the caller; those of others are not there. */
@RestController
@RequestMapping("/lab/api/runs")
class RunController {

    /** Below what clients and the gateway wait for any answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Runs runs;
    private final Book book;
    private final Traces traces;
    private final Logs logs;

    RunController(Runs runs, Book book, Traces traces, Logs logs) {
        this.runs = runs;
        this.book = book;
        this.traces = traces;
        this.logs = logs;
    }

    @PostMapping
    ResponseEntity<RunView> start(@RequestBody @Valid Wish wish, Authentication caller) {
        var lesson = book.lesson(wish.lesson()).orElseThrow(() -> new UnknownLesson(wish.lesson()));
        var run = runs.start(
                lesson, Boolean.TRUE.equals(wish.control()), Caller.of(caller).username());
        return ResponseEntity.created(URI.create("/lab/api/runs/" + run.id())).body(run.view());
    }

    /**
     * The run as it is now, or as soon as it is newer than what the caller has seen.
     *
     * @param seen the version that the caller knows; without it the answer comes at once
     */
    @GetMapping("/{id}")
    ResponseEntity<RunView> show(
            @PathVariable String id, @RequestParam(defaultValue = "-1") int seen, Authentication caller) {
        return fresh(find(id, caller).newerThan(seen, PATIENCE));
    }

    /** Its trace, as far as the spans have come. */
    @GetMapping("/{id}/trace")
    ResponseEntity<TraceStory> trace(@PathVariable String id, Authentication caller) {
        return fresh(traces.story(find(id, caller).link().traceId()));
    }

    /** What all services wrote while they worked for it. */
    @GetMapping("/{id}/logs")
    ResponseEntity<Lines> logs(@PathVariable String id, Authentication caller) {
        return fresh(new Lines(logs.of(find(id, caller).link().correlationId())));
    }

    private Run find(String id, Authentication caller) {
        return runs.find(id, Caller.of(caller).username()).orElseThrow(UnknownRun::new);
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** @param control whether the lesson is run with its cause taken away; not, where nothing is said */
    record Wish(@NotBlank String lesson, @Nullable Boolean control) {}

    record Lines(List<LogLine> items) {}
}
