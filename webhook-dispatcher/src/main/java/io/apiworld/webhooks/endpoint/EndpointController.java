package io.apiworld.webhooks.endpoint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.apiworld.defaults.entitytag.EntityTag;
import io.apiworld.defaults.idempotency.Once;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/webhooks/endpoints")
class EndpointController {

    private final EndpointDesk desk;
    private final JsonMapper json;

    EndpointController(EndpointDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @GetMapping
    Listed list() {
        return new Listed(desk.all());
    }

    @PostMapping
    ResponseEntity<?> create(@Valid @RequestBody NewEndpoint wanted, Once once) {
        return once.answer(wanted, () -> {
            var created = desk.create(wanted);
            return ResponseEntity.created(URI.create(
                            "/api/webhooks/endpoints/" + created.endpoint().id()))
                    .body(created);
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<Endpoint> get(@PathVariable String id) {
        return tagged(desk.get(id));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    ResponseEntity<Endpoint> change(
            @PathVariable String id,
            @Valid @RequestBody EndpointChange change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(desk.change(id, change, current -> tagOf(current).require(ifMatch)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        desk.delete(id);
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<?> rotate(@PathVariable String id, Once once) {
        return once.answer("", () -> ResponseEntity.ok(desk.rotate(id)));
    }

    private ResponseEntity<Endpoint> tagged(Endpoint endpoint) {
        return ResponseEntity.ok()
                .eTag(tagOf(endpoint).value())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(endpoint);
    }

    private EntityTag tagOf(Endpoint endpoint) {
        return EntityTag.ofContent(json.writeValueAsBytes(endpoint));
    }

    record Listed(List<Endpoint> items) {}

    /** The only answer that ever holds this secret. */
    record Created(@JsonUnwrapped Endpoint endpoint, String secret) {}

    /** @param formerValidUntil until when webhooks are signed with the former secret too */
    record Rotated(String secret, Instant formerValidUntil) {}
}
