package io.apiworld.gateway.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents made one. Where two give the same name to different things, the later one's gets the service's name in front. */
final class Contract {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode joined = JSON.createObjectNode().put("openapi", "3.1.1");
    private final List<String> away = new ArrayList<>();

    Contract(URI publicAddress) {
        joined.putObject("info")
                .put("title", "API World")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "A small customer-interaction platform: chat, CRM and webhooks behind a gateway and an authorization server.");
        joined.putArray("servers").addObject().put("url", publicAddress.toString());
        joined.putArray("tags");
        joined.putObject("paths");
        joined.putObject("components");
    }

    void add(String service, JsonNode document) {
        var own = withoutClashes(service, document);
        joined.withArrayProperty("tags").addAll(List.copyOf(own.path("tags").values()));
        joined.withObjectProperty("paths").setAll((ObjectNode) own.path("paths"));
        own.path("components")
                .properties()
                .forEach(kind -> joined.withObjectProperty("components")
                        .withObjectProperty(kind.getKey())
                        .setAll((ObjectNode) kind.getValue()));
    }

    /** A reader is told that a part is not there, rather than left to believe that it does not exist. */
    void lacks(String service) {
        away.add(service);
    }

    boolean isComplete() {
        return away.isEmpty();
    }

    byte[] bytes() {
        if (!away.isEmpty()) {
            away.forEach(joined.putArray("x-unavailable")::add);
        }
        return JSON.writeValueAsBytes(joined);
    }

    private JsonNode withoutClashes(String service, JsonNode document) {
        var text = document.toString();
        for (var kind : document.path("components").properties()) {
            for (var part : kind.getValue().properties()) {
                var there = joined.at("/components/" + kind.getKey()).path(part.getKey());
                if (!there.isMissingNode() && !there.equals(part.getValue())) {
                    var name = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + part.getKey();
                    var place = "#/components/%s/".formatted(kind.getKey());
                    text = text.replace('"' + place + part.getKey() + '"', '"' + place + name + '"');
                    var renamed = (ObjectNode) JSON.readTree(text);
                    var parts = renamed.withObjectProperty("components").withObjectProperty(kind.getKey());
                    parts.set(name, parts.remove(part.getKey()));
                    text = renamed.toString();
                }
            }
        }
        return JSON.readTree(text);
    }
}
