package io.apiworld.lab.trace;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TraceController {

    private final RecentTraces traces;

    TraceController(RecentTraces traces) {
        this.traces = traces;
    }

    @GetMapping("/lab/api/traces")
    ResponseEntity<Page> traces(@RequestParam(defaultValue = "10") @Min(1) @Max(100) int limit) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Page(traces.newest(limit)));
    }

    record Page(List<TraceSummary> items) {}
}
