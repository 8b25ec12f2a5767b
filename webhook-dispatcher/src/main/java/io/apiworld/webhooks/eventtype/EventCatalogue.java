package io.apiworld.webhooks.eventtype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
final class EventCatalogue implements EventTypes {

    private final List<EventType> all;

    EventCatalogue(JsonMapper json) {
        try (var file = new ClassPathResource("event-types.json").getInputStream()) {
            all = json.readValue(file, new TypeReference<List<EventType>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<EventType> all() {
        return all;
    }

    @Override
    public boolean contains(String name) {
        return all.stream().anyMatch(type -> type.name().equals(name));
    }
}
