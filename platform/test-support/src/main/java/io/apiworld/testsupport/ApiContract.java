package io.apiworld.testsupport;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An OpenAPI 3.1 document as a judge: does an answer keep what the document promises? Its schemas are JSON Schema 2020-12. */
public final class ApiContract {

    /** @param contentType without its parameters; empty for none */
    public record Answer(
            String method,
            String path,
            int status,
            Map<String, List<String>> headers,
            String contentType,
            String body) {}

    private record Operation(Pattern path, int placeholders, String method, JsonNode details) {}

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private final JsonNode document;
    private final List<Operation> operations;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    public ApiContract(JsonNode document) {
        this.document = document;
        this.operations = document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> operation(path.getKey(), entry.getKey(), entry.getValue())))
                .sorted(Comparator.comparingInt(Operation::placeholders))
                .toList();
    }

    /** Every operation with the scope that it needs, as in {@code "GET /api/customers"}; no scope is empty. */
    public Map<String, String> scopes() {
        var scopes = new TreeMap<String, String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> scopes.put(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                entry.getValue().at("/security/0/oauth2/0").asString(""))));
        return scopes;
    }

    /** Whether the document says anything of this call. */
    public boolean describes(String method, String path) {
        return find(method, path).isPresent();
    }

    /** What in the answer is not as the document says; empty where all is. */
    public List<String> violations(Answer answer) {
        var operation = find(answer.method(), answer.path());
        if (operation.isEmpty()) {
            return List.of("the document has no %s %s".formatted(answer.method(), answer.path()));
        }
        var response = resolved(operation.get().details().path("responses").path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            return List.of("status %d is not described".formatted(answer.status()));
        }
        var violations = new ArrayList<String>();
        violations.addAll(missingHeaders(response, answer));
        if (!answer.method().equals("HEAD")) {
            violations.addAll(wrongInBody(response, answer));
        }
        return violations;
    }

    private List<String> missingHeaders(JsonNode response, Answer answer) {
        return response.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean(false))
                .map(Map.Entry::getKey)
                .filter(name -> answer.headers().keySet().stream().noneMatch(name::equalsIgnoreCase))
                .map(name -> "the header %s is missing".formatted(name))
                .toList();
    }

    private List<String> wrongInBody(JsonNode response, Answer answer) {
        var content = response.path("content");
        if (content.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body, which is not described");
        }
        var media = content.path(answer.contentType());
        if (media.isMissingNode()) {
            return List.of("the content type %s is not described".formatted(answer.contentType()));
        }
        try {
            return wrongIn(valueOf(answer), media.path("schema"));
        } catch (JacksonException unreadable) {
            return List.of("the body is not JSON");
        }
    }

    /** What is not JSON is to its schema a text. */
    private static JsonNode valueOf(Answer answer) {
        return answer.contentType().endsWith("json")
                ? JsonMapper.shared().readTree(answer.body())
                : StringNode.valueOf(answer.body());
    }

    private List<String> wrongIn(JsonNode body, JsonNode schema) {
        var root = JsonMapper.shared().createObjectNode();
        root.set("components", document.path("components"));
        root.putArray("allOf").add(schema);
        return schemas.getSchema(root).validate(body).stream()
                .map(error -> "%s %s".formatted(error.getInstanceLocation(), error.getMessage()))
                .toList();
    }

    private Optional<Operation> find(String method, String path) {
        return alike(method)
                .flatMap(wanted -> operations.stream()
                        .filter(operation -> operation.method().equals(wanted)
                                && operation
                                        .path()
                                        .matcher(path.replaceFirst("\\?.*", ""))
                                        .matches()))
                .findFirst();
    }

    /** HEAD answers as GET does, and is not written down. */
    private static Stream<String> alike(String method) {
        return method.equals("HEAD") ? Stream.of("HEAD", "GET") : Stream.of(method);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static Operation operation(String path, String method, JsonNode details) {
        var pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
        var placeholders =
                (int) path.chars().filter(character -> character == '{').count();
        return new Operation(pattern, placeholders, method.toUpperCase(Locale.ROOT), (ObjectNode) details);
    }
}
