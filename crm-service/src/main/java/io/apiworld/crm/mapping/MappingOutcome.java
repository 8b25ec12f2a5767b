package io.apiworld.crm.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a profile makes of an event. */
public sealed interface MappingOutcome {

    /**
     * @param fields the target's fields; one that is null is to be emptied, one that is not there to be left alone
     * @param origins for each field, the places in the event that it came from
     */
    record Mapped(Map<String, @Nullable String> fields, Map<String, List<String>> origins) implements MappingOutcome {

        public @Nullable String get(String field) {
            return fields.get(field);
        }

        /** The first place in the event that the field came from, as a JSON pointer. */
        public String origin(String field) {
            return origins.getOrDefault(field, List.of()).stream().findFirst().orElse("");
        }
    }

    record Unmappable(List<FieldGap> gaps) implements MappingOutcome {}

    /**
     * A field that could not be made.
     *
     * @param field of the target
     * @param origin where in the event its value should have come from
     */
    record FieldGap(String field, String origin, String reason) {}
}
