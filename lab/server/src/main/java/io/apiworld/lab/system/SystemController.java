package io.apiworld.lab.system;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SystemController {

    private final SystemWatch watch;

    SystemController(SystemWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/lab/api/system")
    ResponseEntity<SystemPicture> system() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(watch.picture());
    }
}
