package io.apiworld.crm.mapping;

import io.apiworld.crm.mapping.FieldRule.Value;
import io.apiworld.crm.mapping.MappingOutcome.FieldGap;
import io.apiworld.crm.mapping.MappingOutcome.Mapped;
import io.apiworld.crm.mapping.MappingOutcome.Unmappable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * How an event becomes the fields of a target.
 *
 * @param idempotencyField the field by which the target knows a case that it has already
 */
record Profile(String name, TargetSchema target, String idempotencyField, SequencedMap<String, FieldRule> rules) {

    MappingOutcome apply(JsonNode event) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        var origins = new LinkedHashMap<String, List<String>>();
        var gaps = new ArrayList<FieldGap>();
        rules.forEach((field, rule) -> {
            switch (checked(field, rule.apply(event))) {
                case Value.Text(var text) -> fields.put(field, text);
                case Value.Null() -> fields.put(field, null);
                case Value.Absent() -> {}
                case Value.Wrong(var reason) -> gaps.add(new FieldGap(field, originOf(rule), reason));
            }
            if (fields.containsKey(field)) {
                origins.put(field, originsOf(rule));
            }
        });
        return gaps.isEmpty()
                ? new Mapped(Collections.unmodifiableMap(fields), Collections.unmodifiableMap(origins))
                : new Unmappable(List.copyOf(gaps));
    }

    private Value checked(String field, Value value) {
        return value instanceof Value.Text(var text)
                ? target.objectionTo(field, text).<Value>map(Value.Wrong::new).orElse(value)
                : value;
    }

    private static String originOf(FieldRule rule) {
        return rule.source().origins().stream()
                .findFirst()
                .map(JsonPointer::toString)
                .orElse("");
    }

    private static List<String> originsOf(FieldRule rule) {
        return rule.source().origins().stream().map(JsonPointer::toString).toList();
    }
}
