package io.apiworld.sandbox.receiver;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sandbox/receivers/{name:[a-z0-9-]{1,40}}")
class ReceiverController {

    private static final int LONGEST_BODY = 256 * 1024;

    private final Receivers receivers;
    private final Clock clock;

    ReceiverController(Receivers receivers, Clock clock) {
        this.receivers = receivers;
        this.clock = clock;
    }

    /** Takes whatever comes, by any method. */
    @RequestMapping("/inbox")
    ResponseEntity<String> inbox(@PathVariable String name, HttpServletRequest request) throws IOException {
        var body = new String(request.getInputStream().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        var headers = headersOf(request);
        var behaviour = receivers.receive(
                name, status -> new Received(clock.instant(), request.getMethod(), headers, body, status));
        LockSupport.parkNanos(behaviour.delay().toNanos());
        var answer = ResponseEntity.status(behaviour.statusOrFine());
        if (behaviour.headers() != null) {
            behaviour.headers().forEach(answer::header);
        }
        return answer.body(behaviour.body() == null ? "" : behaviour.body());
    }

    @GetMapping("/behaviour")
    Behaviour behaviour(@PathVariable String name) {
        return receivers.behaviour(name);
    }

    @PutMapping("/behaviour")
    Behaviour tell(@PathVariable String name, @Valid @RequestBody Behaviour behaviour) {
        receivers.tell(name, behaviour);
        return behaviour;
    }

    @GetMapping("/requests")
    Map<String, List<Received>> requests(@PathVariable String name) {
        return Map.of("items", receivers.requests(name));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String name) {
        receivers.forget(name);
    }

    private static Map<String, String> headersOf(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, String.join(", ", Collections.list(request.getHeaders(name)))));
        return headers;
    }
}
