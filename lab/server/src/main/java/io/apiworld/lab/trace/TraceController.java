package io.apiworld.lab.trace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TraceController {

    private final RecentTraces traces;
    private final Traces stories;

    TraceController(RecentTraces traces, Traces stories) {
        this.traces = traces;
        this.stories = stories;
    }

    @GetMapping("/lab/api/traces")
    ResponseEntity<Page> traces(@RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Page(traces.newest(limit)));
    }

    @GetMapping("/lab/api/traffic")
    ResponseEntity<Traffic> traffic() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(traces.traffic());
    }

    /** One trace, as far as its spans have come; without acts if nothing is known of it. */
    @GetMapping("/lab/api/traces/{id}")
    ResponseEntity<TraceStory> story(
            @PathVariable @Pattern(regexp = "[0-9a-f]{16}|[0-9a-f]{32}", message = "must be 32 hexadecimal digits") String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(stories.story(id));
    }

    record Page(List<TraceSummary> items) {}
}
