package io.apiworld.defaults.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two files made one: what all have alike is added to every operation, and is not written there. */
public final class OpenApiDocument {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private final JsonMapper json = JsonMapper.shared();
    private final ObjectNode own;
    private final ObjectNode common;

    private OpenApiDocument() {
        own = read("openapi.yaml");
        common = read("openapi/common.yaml");
    }

    /** The document of the service whose class path this is. */
    public static JsonNode ofThisService() {
        return new OpenApiDocument().whole();
    }

    private ObjectNode whole() {
        common.get("components")
                .properties()
                .forEach(kind -> own.withObjectProperty("components")
                        .withObjectProperty(kind.getKey())
                        .setAll((ObjectNode) kind.getValue()));
        own.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> complete(path.getKey(), (ObjectNode) operation.getValue())));
        return own;
    }

    private void complete(String path, ObjectNode operation) {
        operation.withArrayProperty("parameters").add(reference("parameters", "CorrelationId"));
        answer(operation, "always");
        if (path.contains("{")) {
            answer(operation, "withId");
        }
        if (operation.has("requestBody")) {
            answer(operation, "withBody");
        }
        sort(operation);
        operation.get("responses").values().stream()
                .filter(response -> !response.has("$ref"))
                .forEach(response -> ((ObjectNode) response)
                        .withObjectProperty("headers")
                        .setAll((ObjectNode) common.get("headers").deepCopy()));
    }

    private static void sort(ObjectNode operation) {
        var responses = operation.withObjectProperty("responses");
        var sorted = new TreeMap<String, JsonNode>();
        responses.properties().forEach(response -> sorted.put(response.getKey(), response.getValue()));
        responses.removeAll();
        responses.setAll(sorted);
    }

    private void answer(ObjectNode operation, String occasion) {
        var responses = operation.withObjectProperty("responses");
        common.at("/answers/" + occasion)
                .properties()
                .forEach(answer -> responses.putIfAbsent(
                        answer.getKey(),
                        reference("responses", answer.getValue().asString())));
    }

    private ObjectNode reference(String kind, String name) {
        return json.createObjectNode().put("$ref", "#/components/%s/%s".formatted(kind, name));
    }

    /** YAML's anchors become copies, so that what is added to one operation does not appear in another. */
    private ObjectNode read(String file) {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return json.valueToTree(new LinkedHashMap<>(yaml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
