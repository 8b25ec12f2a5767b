package io.apiworld.lab.log;

import io.apiworld.defaults.security.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What all services wrote, for those who may know. */
@RestController
class LogController {

    private final Logs logs;

    LogController(Logs logs) {
        this.logs = logs;
    }

    /**
     * Lines may speak of anybody, so that only staff looks through all of them. Anybody else has to name a request: its id is known to
     * who sent it, and to whom that was told.
     *
     * @param level the least that a line must matter
     * @param console whether the console's own calls, to the lab and for its assets, are wanted as well
     */
    @GetMapping("/lab/api/logs")
    ResponseEntity<FoundLines> find(
            @RequestParam(required = false)
                    @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be 1 to 64 of A-Z a-z 0-9 . _ -") @Nullable String correlationId,
            @RequestParam(required = false)
                    @Pattern(regexp = "[0-9a-f]{16}|[0-9a-f]{32}", message = "must be 32 hexadecimal digits") @Nullable String traceId,
            @RequestParam(required = false) @Size(min = 1, max = 200) @Nullable String text,
            @RequestParam(required = false)
                    @Pattern(regexp = "[a-z0-9-]{1,40}", message = "must be the name of a service, such as gateway") @Nullable String service,
            @RequestParam(required = false) @Nullable Level level,
            @RequestParam(defaultValue = "true") boolean console,
            @RequestParam(defaultValue = "200") @Min(1) @Max(500) int limit,
            Authentication caller) {
        var search = new LineSearch(correlationId, traceId, text, service, level, console, limit);
        if (!search.namesARequest() && !isStaff(Caller.of(caller))) {
            throw new LinesOfOthers();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(logs.newest(search));
    }

    private static boolean isStaff(Caller caller) {
        return Stream.of("agent", "supervisor", "admin").anyMatch(caller::hasRole);
    }
}
