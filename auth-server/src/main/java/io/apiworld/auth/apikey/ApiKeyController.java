package io.apiworld.auth.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.apiworld.auth.apikey.KeyOffice.Made;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApiKeyController {

    private static final String KEYS = "/api/api-keys";

    private final KeyOffice office;
    private final Apps apps;
    private final KeyRules rules;
    private final Clock clock;

    ApiKeyController(KeyOffice office, Apps apps, KeyRules rules, Clock clock) {
        this.office = office;
        this.apps = apps;
        this.rules = rules;
        this.clock = clock;
    }

    record Wish(
            @NotBlank String app,
            @Nullable Set<String> scopes,
            @Nullable Instant expiresAt) {}

    record Rotation(@Nullable Instant oldValidUntil) {}

    /** @param key the whole key, in the one answer that has it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String prefix,
            @Nullable String key,
            String app,
            String plan,
            Set<String> scopes,
            String state,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    record Views(List<View> items) {}

    @PostMapping(path = KEYS, consumes = "application/json")
    ResponseEntity<View> make(@Valid @RequestBody Wish wish, Authentication caller) {
        return created(office.make(wish.app(), wish.scopes(), wish.expiresAt(), manager(caller)));
    }

    @GetMapping(KEYS)
    Views list(Authentication caller) {
        return new Views(office.managedBy(manager(caller)).stream()
                .map(key -> view(key, null))
                .toList());
    }

    @GetMapping(KEYS + "/{prefix}")
    View show(@PathVariable String prefix, Authentication caller) {
        return view(office.find(prefix, manager(caller)), null);
    }

    @PostMapping(path = KEYS + "/{prefix}/rotate", consumes = "application/json")
    ResponseEntity<View> rotate(@PathVariable String prefix, @RequestBody Rotation rotation, Authentication caller) {
        return created(office.rotate(prefix, rotation.oldValidUntil(), manager(caller)));
    }

    @DeleteMapping(KEYS + "/{prefix}")
    ResponseEntity<Void> revoke(@PathVariable String prefix, Authentication caller) {
        office.revoke(prefix, manager(caller));
        return ResponseEntity.noContent().build();
    }

    private Manager manager(Authentication caller) {
        return Manager.of(caller, rules);
    }

    private ResponseEntity<View> created(Made made) {
        return ResponseEntity.created(URI.create(KEYS + "/" + made.key().prefix()))
                .cacheControl(CacheControl.noStore())
                .body(view(made.key(), made.text().value()));
    }

    private View view(StoredKey key, @Nullable String text) {
        return new View(
                key.prefix(),
                text,
                key.app(),
                apps.named(key.app()).map(Apps.App::plan).orElse(""),
                key.scopes(),
                key.stateAt(clock.instant()).name().toLowerCase(Locale.ROOT),
                key.createdBy(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }
}
