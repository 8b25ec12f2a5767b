package io.apiworld.crm.revision;

import io.apiworld.defaults.problem.FieldNames;
import io.apiworld.defaults.problem.InvalidFields;
import io.apiworld.defaults.problem.ProblemField;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Component
class ValidatedRevisions implements Revisions {

    private final JsonMapper json;
    private final Validator validator;

    ValidatedRevisions(JsonMapper json, Validator validator) {
        this.json =
                json.rebuild().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();
        this.validator = validator;
    }

    @Override
    public <R extends Record> R replaced(R current, ObjectNode document, Map<String, String> fixed) {
        return revised(current, document, document.deepCopy(), fixed);
    }

    @Override
    public <R extends Record> R patched(R current, ObjectNode patch, Map<String, String> fixed) {
        ObjectNode before = json.valueToTree(current);
        return revised(current, patch, (ObjectNode) MergePatch.apply(before, patch), fixed);
    }

    private <R extends Record> R revised(R current, ObjectNode sent, ObjectNode after, Map<String, String> fixed) {
        ObjectNode before = json.valueToTree(current);
        var wrong = new ArrayList<ProblemField>();
        for (var name : List.copyOf(sent.propertyNames())) {
            if (!before.has(name)) {
                wrong.add(new ProblemField(pointer(name), FieldNames.unknown(name, before.propertyNames())));
                after.remove(name);
            } else if (fixed.containsKey(name) && !Objects.equals(before.get(name), sent.get(name))) {
                wrong.add(new ProblemField(pointer(name), "may not be changed: " + fixed.get(name)));
            } else if (!isText(sent.path(name)) && !fixed.containsKey(name)) {
                wrong.add(new ProblemField(pointer(name), "must be a string"));
                after.set(name, before.get(name));
            }
        }
        fixed.keySet().forEach(name -> after.set(name, before.get(name)));
        return valid(after, current, wrong);
    }

    private <R extends Record> R valid(ObjectNode after, R current, List<ProblemField> wrong) {
        @SuppressWarnings("unchecked")
        var type = (Class<R>) current.getClass();
        var revised = json.treeToValue(after, type);
        validator
                .validate(revised)
                .forEach(violation -> wrong.add(
                        new ProblemField(pointer(violation.getPropertyPath().toString()), violation.getMessage())));
        if (!wrong.isEmpty()) {
            throw new InvalidFields(List.copyOf(wrong));
        }
        return revised;
    }

    private static boolean isText(JsonNode value) {
        return value.isString() || value.isNull();
    }

    private static String pointer(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
