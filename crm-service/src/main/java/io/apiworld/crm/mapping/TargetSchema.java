package io.apiworld.crm.mapping;

import io.apiworld.defaults.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields a CRM's object has, and what it takes in them. */
record TargetSchema(String name, Map<String, Field> fields) {

    record Field(
            boolean required,
            boolean unique,
            @Nullable Integer maxLength,
            @Nullable List<String> values) {

        private Optional<String> objectionTo(String value) {
            if (maxLength != null && value.length() > maxLength) {
                return Optional.of("is longer than the %d characters that the target takes".formatted(maxLength));
            }
            return values == null || values.contains(value)
                    ? Optional.empty()
                    : Optional.of("is not one of " + String.join(", ", values));
        }
    }

    static TargetSchema from(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("target", "fields"), "entry");
        var all = yaml.map("fields");
        var fields = new LinkedHashMap<String, Field>();
        for (var name : all.names()) {
            var field = all.map(name);
            field.mustKnowAll(Set.of("required", "unique", "maxLength", "values"), "property");
            fields.put(
                    name,
                    new Field(
                            field.flag("required"),
                            field.flag("unique"),
                            field.optionalNumber("maxLength").orElse(null),
                            field.has("values") ? field.texts("values") : null));
        }
        return new TargetSchema(yaml.text("target"), Map.copyOf(fields));
    }

    boolean isUnique(String name) {
        var field = fields.get(name);
        return field != null && field.unique();
    }

    Optional<String> objectionTo(String name, String value) {
        return Optional.ofNullable(fields.get(name)).flatMap(field -> field.objectionTo(value));
    }
}
