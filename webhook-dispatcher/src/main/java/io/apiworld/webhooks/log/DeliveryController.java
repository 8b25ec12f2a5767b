package io.apiworld.webhooks.log;

import io.apiworld.webhooks.endpoint.Endpoint;
import io.apiworld.webhooks.endpoint.Endpoints;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/webhooks/deliveries")
class DeliveryController {

    private static final String ID = "[A-Za-z0-9._-]{1,64}";
    private static final String NOT_AN_ID = "is not an id";
    private static final String STATUS = "pending|delivering|delivered|retrying|dead";

    private final DeliveryLog log;
    private final Endpoints endpoints;
    private final Clock clock;

    DeliveryController(DeliveryLog log, Endpoints endpoints, Clock clock) {
        this.log = log;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<Page> list(
            @RequestParam @Nullable @Pattern(regexp = ID, message = NOT_AN_ID) String messageId,
            @RequestParam @Nullable @Pattern(regexp = ID, message = NOT_AN_ID) String correlationId,
            @RequestParam @Nullable @Pattern(regexp = ID, message = NOT_AN_ID) String endpointId,
            @RequestParam @Nullable @Pattern(regexp = STATUS, message = "must be one of " + STATUS) String status,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1") @Max(value = 100, message = "must be at most 100") int limit) {
        var filter = new DeliveryFilter(messageId, correlationId, endpointId, status);
        return answer(Page.of(log.list(filter, Cursor.of(cursor).position(), limit + 1), limit));
    }

    @GetMapping("/{id}")
    Delivery show(@PathVariable String id) {
        return log.find(id).orElseThrow(UnknownDelivery::new);
    }

    @PostMapping("/{id}/redeliver")
    ResponseEntity<Delivery> redeliver(@PathVariable String id) {
        var delivery = show(id);
        if (endpoints.find(delivery.endpointId()).filter(Endpoint::isEnabled).isEmpty()) {
            throw new EndpointNotEnabled();
        }
        if (!log.redeliver(id, clock.instant())) {
            throw new DeliveryUnderWay();
        }
        return ResponseEntity.accepted().body(show(id));
    }

    private static ResponseEntity<Page> answer(Page page) {
        var answer = ResponseEntity.ok();
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(linkTo(page.next())));
        }
        return answer.body(page);
    }

    /** Without scheme and host, which only the gateway knows. */
    private static String linkTo(String cursor) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("cursor", cursor)
                .scheme(null)
                .host(null)
                .port(null)
                .build(true)
                .toUriString();
    }

    record Page(List<Delivery> items, @Nullable String next) {

        static Page of(List<Delivery> oneMore, int limit) {
            if (oneMore.size() <= limit) {
                return new Page(oneMore, null);
            }
            var items = List.copyOf(oneMore.subList(0, limit));
            return new Page(items, new Cursor(items.getLast().position()).text());
        }
    }
}
