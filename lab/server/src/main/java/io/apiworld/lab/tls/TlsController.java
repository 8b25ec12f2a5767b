package io.apiworld.lab.tls;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/lab/api/tls")
class TlsController {

    private static final int WORTH_WAITING_SECONDS = 3;

    private final Observer observer;
    private final Semaphore room;

    TlsController(Observer observer, ObserverRules rules) {
        this.observer = observer;
        this.room = new Semaphore(rules.atOnce());
    }

    /**
     * Does a handshake with the site, now.
     *
     * @param site of the TLS lab, or "gateway"
     * @param identified whether the lab shows a client certificate of its own
     */
    @GetMapping("/sites/{site}/handshake")
    ResponseEntity<Observation> handshake(
            @PathVariable String site, @RequestParam(defaultValue = "false") boolean identified) {
        return inTurn(() -> observer.handshake(site, identified));
    }

    /** The bytes of one request, plain beside encrypted. */
    @GetMapping("/wire")
    ResponseEntity<Wire> wire() {
        return inTurn(observer::wire);
    }

    /** One bit of an encrypted request, changed on the way. */
    @GetMapping("/integrity")
    ResponseEntity<Integrity> integrity() {
        return inTurn(observer::integrity);
    }

    private <T> ResponseEntity<T> inTurn(Supplier<T> work) {
        try {
            if (!room.tryAcquire(WORTH_WAITING_SECONDS, TimeUnit.SECONDS)) {
                throw new ObserverBusy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ObserverBusy();
        }
        try {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(work.get());
        } finally {
            room.release();
        }
    }
}
