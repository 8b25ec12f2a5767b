package io.apiworld.webhooks.eventtype;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/webhooks/event-types")
class EventTypeController {

    private final EventTypes types;

    EventTypeController(EventTypes types) {
        this.types = types;
    }

    @GetMapping
    Catalogue list() {
        return new Catalogue(types.all());
    }

    record Catalogue(List<EventType> items) {}
}
