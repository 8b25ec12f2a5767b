package io.apiworld.crm.mapping;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** Where a field's value comes from. Absent and null are different: JSON's null is passed on, what is absent is left out. */
sealed interface Source {

    JsonNode read(JsonNode event);

    /** The places in the event that the value depends on. */
    List<JsonPointer> origins();

    record Path(JsonPointer pointer) implements Source {

        @Override
        public JsonNode read(JsonNode event) {
            return event.at(pointer);
        }

        @Override
        public List<JsonPointer> origins() {
            return List.of(pointer);
        }
    }

    /** Text with places to fill in; where one of these has no value, nor has the whole. */
    record Template(String text) implements Source {

        private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_/]+)\\s*}}");

        @Override
        public JsonNode read(JsonNode event) {
            var complete = origins().stream().map(event::at).allMatch(value -> value.isValueNode() && !value.isNull());
            return complete
                    ? StringNode.valueOf(PLACE.matcher(text)
                            .replaceAll(place -> Matcher.quoteReplacement(
                                    event.at(pointer(place.group(1))).asString())))
                    : MissingNode.getInstance();
        }

        @Override
        public List<JsonPointer> origins() {
            return PLACE.matcher(text)
                    .results()
                    .map(place -> pointer(place.group(1)))
                    .collect(Collectors.toUnmodifiableList());
        }

        private static JsonPointer pointer(String place) {
            return JsonPointer.compile(place.startsWith("/") ? place : "/" + place);
        }
    }

    /** What a directory holds under a key from the event; absent where it holds nothing. */
    record Found(Lookup directory, JsonPointer key) implements Source {

        @Override
        public JsonNode read(JsonNode event) {
            var name = event.at(key);
            return name.isString()
                    ? directory
                            .find(name.asString())
                            .<JsonNode>map(StringNode::valueOf)
                            .orElse(MissingNode.getInstance())
                    : MissingNode.getInstance();
        }

        @Override
        public List<JsonPointer> origins() {
            return List.of(key);
        }
    }
}
