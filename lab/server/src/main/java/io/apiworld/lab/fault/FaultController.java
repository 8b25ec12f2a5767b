package io.apiworld.lab.fault;

import io.apiworld.defaults.fault.Fault;
import io.apiworld.defaults.fault.FaultNotice;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board for people, and the ear of the services, for which the gateway has no route. */
@RestController
class FaultController {

    private static final Logger log = LoggerFactory.getLogger(FaultController.class);

    /** Below what the services wait for any answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Board board;
    private final Clock clock;

    FaultController(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /**
     * What a service is to know.
     *
     * @param instance tells instances of one service apart
     * @param seen the version that it knows: the answer comes as soon as there is a newer one
     */
    @GetMapping("/lab/faults")
    ResponseEntity<FaultNotice> tell(
            @RequestParam String service,
            @RequestParam @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "names no instance") String instance,
            @RequestParam(defaultValue = "") String seen) {
        if (!FaultCatalogue.asks(service)) {
            return ResponseEntity.notFound().build();
        }
        return fresh(board.newerThan(seen, service, instance, PATIENCE));
    }

    @GetMapping("/lab/api/faults")
    ResponseEntity<Overview> overview() {
        var on = board.on().stream().map(this::item).toList();
        return fresh(new Overview(FaultCatalogue.SERVICES, FaultCatalogue.KINDS, on));
    }

    @PostMapping("/lab/api/faults")
    ResponseEntity<Item> switchOn(@RequestBody @Valid Wish wish, Authentication caller) {
        var fault = board.on(wish.asked());
        log.info(
                "{} has switched {} on for {} until {}",
                caller.getName(),
                fault.kind(),
                fault.service(),
                fault.until());
        return ResponseEntity.created(URI.create("/lab/api/faults/" + fault.id()))
                .body(item(fault));
    }

    @DeleteMapping("/lab/api/faults/{id}")
    ResponseEntity<Void> switchOff(@PathVariable String id) {
        board.off(id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/lab/api/faults")
    ResponseEntity<Void> switchAllOff() {
        board.allOff();
        return ResponseEntity.noContent().build();
    }

    private Item item(Fault fault) {
        var left = Duration.between(clock.instant(), fault.until());
        return new Item(
                fault.id(),
                fault.service(),
                fault.kind(),
                FaultCatalogue.kind(fault.kind()).map(FaultKind::title).orElse(fault.kind()),
                fault.onlyFor(),
                fault.by().isZero() ? null : fault.by(),
                fault.until(),
                Math.max(0, left.plusMillis(999).toSeconds()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /**
     * @param services that can be broken
     * @param kinds in which ways
     * @param on what is broken just now, the oldest first
     */
    record Overview(List<String> services, List<FaultKind> kinds, List<Item> on) {}

    record Item(
            String id,
            String service,
            String kind,
            String title,
            @Nullable String onlyFor,
            @Nullable Duration by,
            Instant until,
            long secondsLeft) {}

    /**
     * A fault that somebody wants; times as 3s, 500ms, 2m, or in the words of ISO 8601.
     *
     * @param lasts a minute where nothing is said
     */
    record Wish(
            @NotBlank String service,
            @NotBlank String kind,
            @Nullable String by,
            @Nullable String onlyFor,
            @Nullable String lasts) {

        FaultWish asked() {
            var asked = time("/lasts", lasts);
            return new FaultWish(service, kind, time("/by", by), onlyFor, asked == null ? FaultWish.USUAL : asked);
        }

        private static @Nullable Duration time(String pointer, @Nullable String text) {
            try {
                return text == null ? null : DurationStyle.detectAndParse(text);
            } catch (IllegalArgumentException | ArithmeticException _) {
                throw new InvalidFields(
                        List.of(new ProblemField(pointer, "must be a time such as 3s, 500ms, 2m or PT3S")));
            }
        }
    }
}
