package io.apiworld.crm.mapping;

import io.apiworld.defaults.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Reads profiles, and refuses each that could not work: better no start than a case without a contact. */
final class ProfileReader {

    private static final Set<String> SOURCES = Set.of("$path", "$template", "$lookup");
    private static final Set<String> DIRECTIVES = Set.of(
            "$path",
            "$template",
            "$lookup",
            "$key",
            "$required",
            "$default",
            "$enum",
            "$truncate",
            "$maxLength",
            "$format");

    private final Map<String, TargetSchema> targets;
    private final Map<String, Lookup> lookups;

    ProfileReader(Map<String, TargetSchema> targets, Map<String, Lookup> lookups) {
        this.targets = targets;
        this.lookups = lookups;
    }

    Profile read(YamlMap yaml) {
        yaml.mustKnowAll(Set.of("profile", "target", "idempotencyField", "fields"), "entry");
        var target = Optional.ofNullable(targets.get(yaml.text("target")))
                .orElseThrow(() -> yaml.wrong("target", "there is no schema of the target " + yaml.text("target")));
        var fields = yaml.map("fields");
        fields.mustKnowAll(target.fields().keySet(), "field of " + target.name());
        var rules = new LinkedHashMap<String, FieldRule>();
        fields.names().forEach(name -> rules.put(name, rule(name, fields.map(name), target)));
        mustFillWhatIsRequired(fields, target, rules);
        var idempotency = yaml.text("idempotencyField");
        if (!rules.containsKey(idempotency) || !target.isUnique(idempotency)) {
            throw yaml.wrong("idempotencyField", idempotency + " must be a field above that is unique in the target");
        }
        return new Profile(yaml.text("profile"), target, idempotency, rules);
    }

    private static void mustFillWhatIsRequired(YamlMap fields, TargetSchema target, Map<String, FieldRule> rules) {
        target.fields().forEach((name, field) -> {
            var rule = rules.get(name);
            if (field.required() && (rule == null || !rule.required() && rule.otherwise() == null)) {
                throw fields.wrong(
                        name, "%s is required by %s: say $required or $default".formatted(name, target.name()));
            }
        });
    }

    private FieldRule rule(String name, YamlMap field, TargetSchema target) {
        field.mustKnowAll(DIRECTIVES, "directive");
        var format = field.optionalText("$format");
        if (format.isPresent() && !format.get().equals("email")) {
            throw field.wrong("$format", "unknown format %s; known is email".formatted(format.get()));
        }
        var rule = new FieldRule(
                source(field),
                field.flag("$required"),
                field.optionalText("$default").orElse(null),
                values(field),
                truncation(field),
                field.optionalNumber("$maxLength").orElse(null),
                format.isPresent());
        mustSuit(name, field, rule, target);
        return rule;
    }

    private static void mustSuit(String name, YamlMap field, FieldRule rule, TargetSchema target) {
        if (rule.otherwise() != null) {
            target.objectionTo(name, rule.otherwise()).ifPresent(objection -> {
                throw field.wrong("$default", "%s %s".formatted(rule.otherwise(), objection));
            });
        }
        if (rule.values() != null) {
            rule.values()
                    .values()
                    .forEach(value -> target.objectionTo(name, value).ifPresent(objection -> {
                        throw field.wrong("$enum", "%s %s".formatted(value, objection));
                    }));
        }
    }

    private Source source(YamlMap field) {
        if (SOURCES.stream().filter(field::has).count() != 1) {
            throw field.wrong("a field needs one source: $path, $template or $lookup");
        }
        if (field.has("$lookup") != field.has("$key")) {
            throw field.wrong("$key goes with $lookup");
        }
        if (field.has("$path")) {
            return new Source.Path(pointer(field, "$path"));
        }
        if (field.has("$template")) {
            return new Source.Template(field.text("$template"));
        }
        var directory = Optional.ofNullable(lookups.get(field.text("$lookup")))
                .orElseThrow(() -> field.wrong("$lookup", "there is no directory " + field.text("$lookup")));
        return new Source.Found(directory, pointer(field, "$key"));
    }

    private static @Nullable Map<String, String> values(YamlMap field) {
        if (!field.has("$enum")) {
            return null;
        }
        var values = field.map("$enum");
        var result = new LinkedHashMap<String, String>();
        values.names().forEach(name -> result.put(name, values.text(name)));
        return result;
    }

    private static @Nullable Truncation truncation(YamlMap field) {
        if (!field.has("$truncate")) {
            return null;
        }
        var truncate = field.map("$truncate");
        truncate.mustKnowAll(Set.of("maxBytes", "marker"), "property");
        var maxBytes = truncate.optionalNumber("maxBytes").orElseThrow(() -> truncate.wrong("maxBytes is missing"));
        var marker = truncate.optionalText("marker").orElse("");
        if (Truncation.bytes(marker) > maxBytes) {
            throw truncate.wrong("marker", "the marker alone is longer than maxBytes");
        }
        return new Truncation(maxBytes, marker);
    }

    private static JsonPointer pointer(YamlMap field, String directive) {
        var text = field.text(directive);
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException notAPointer) {
            throw field.wrong(directive, text + " is not a JSON pointer; one begins with /");
        }
    }
}
