package io.apiworld.lab.system;

import io.apiworld.lab.fault.FaultBoard;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SystemController {

    private final SystemWatch watch;
    private final FaultBoard faults;
    private final Clock clock;

    SystemController(SystemWatch watch, FaultBoard faults, Clock clock) {
        this.watch = watch;
        this.faults = faults;
        this.clock = clock;
    }

    @GetMapping("/lab/api/system")
    ResponseEntity<SystemPicture> system() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(watch.picture().with(faults.on(), clock.instant()));
    }
}
