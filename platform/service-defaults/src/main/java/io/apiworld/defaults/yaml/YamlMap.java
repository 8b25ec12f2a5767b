package io.apiworld.defaults.yaml;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A mapping in a YAML file that knows the line of all that is in it, so that a mistake can be shown where it stands. Every method
 * throws {@link InvalidYaml} for what is missing or of another shape.
 */
public final class YamlMap {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final int line;
    private final SequencedMap<String, Node> entries;
    private final Map<String, Integer> lines;

    private YamlMap(String file, int line, SequencedMap<String, Node> entries, Map<String, Integer> lines) {
        this.file = file;
        this.line = line;
        this.entries = entries;
        this.lines = lines;
    }

    private static YamlMap of(String file, Node node) {
        var map = new YamlMap(file, lineOf(node), new LinkedHashMap<>(), new LinkedHashMap<>());
        if (!(node instanceof MappingNode mapping)) {
            throw map.wrong("must be a mapping of names to values");
        }
        for (var entry : mapping.getValue()) {
            var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            map.lines.put(name, lineOf(entry.getKeyNode()));
            if (map.entries.put(name, entry.getValueNode()) != null) {
                throw map.wrong(name, name + " stands here twice");
            }
        }
        return map;
    }

    /**
     * @param file as messages are to name it
     * @param content one document, whose root is a mapping
     */
    public static YamlMap read(String file, Reader content) {
        try {
            var node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(content);
            if (node == null) {
                throw new InvalidYaml(file, 1, "is empty");
            }
            return of(file, node);
        } catch (MarkedYAMLException notYaml) {
            var mark = notYaml.getProblemMark();
            throw new InvalidYaml(file, mark == null ? 1 : mark.getLine() + 1, "not YAML: " + notYaml.getProblem());
        }
    }

    public String file() {
        return file;
    }

    /** In the order of the file. */
    public Set<String> names() {
        return entries.sequencedKeySet();
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name) {
        return optional(name).map(node -> textOf(name, node));
    }

    public Optional<Integer> optionalNumber(String name) {
        return optionalText(name).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw wrong(name, name + " must be a number above 0, but is " + text);
            }
            return Integer.valueOf(text);
        });
    }

    /** A number of things, which may be none. */
    public int number(String name) {
        var text = text(name);
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw wrong(name, name + " must be a number, but is " + text);
        }
        return Integer.parseInt(text);
    }

    /** False if it is not there. */
    public boolean flag(String name) {
        var text = optionalText(name).orElse("false");
        if (!Set.of("true", "false").contains(text)) {
            throw wrong(name, name + " must be true or false, but is " + text);
        }
        return text.equals("true");
    }

    public YamlMap map(String name) {
        return of(file, optional(name).orElseThrow(() -> missing(name)));
    }

    public Optional<YamlMap> optionalMap(String name) {
        return optional(name).map(node -> of(file, node));
    }

    /** A list of mappings; empty if it is not there. */
    public List<YamlMap> maps(String name) {
        return items(name).stream().map(node -> of(file, node)).toList();
    }

    /** A list of single values. */
    public List<String> texts(String name) {
        if (!has(name)) {
            throw wrong(name, name + " must be a list");
        }
        return optionalTexts(name);
    }

    /** A list of single values; empty if it is not there. */
    public List<String> optionalTexts(String name) {
        return items(name).stream().map(node -> textOf(name, node)).toList();
    }

    /** Names and single values, in the order of the file; empty if it is not there. */
    public SequencedMap<String, String> optionalPairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        optionalMap(name).ifPresent(map -> map.names().forEach(key -> pairs.put(key, map.text(key))));
        return pairs;
    }

    /** Whatever is there, as JSON; numbers, truth values and null as YAML's core schema reads them. */
    public Optional<JsonNode> optionalJson(String name) {
        return optional(name).map(YamlMap::jsonOf);
    }

    /** This mapping with what another says instead; mappings in it are merged in the same way. */
    public YamlMap overlaidWith(YamlMap other) {
        var merged = new YamlMap(file, other.line, new LinkedHashMap<>(entries), new LinkedHashMap<>(lines));
        other.entries.forEach((name, node) -> {
            merged.entries.merge(name, node, YamlMap::merged);
            merged.lines.put(name, other.lineOf(name));
        });
        return merged;
    }

    /** @param kind what the names are, for the message */
    public void mustKnowAll(Set<String> known, String kind) {
        for (var name : names()) {
            if (!known.contains(name)) {
                throw wrong(
                        name,
                        "unknown %s %s; known are %s".formatted(kind, name, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    /** A mistake of the mapping as a whole. */
    public InvalidYaml wrong(String reason) {
        return new InvalidYaml(file, line, reason);
    }

    /** A mistake of one entry. */
    public InvalidYaml wrong(String name, String reason) {
        return new InvalidYaml(file, lineOf(name), reason);
    }

    private InvalidYaml missing(String name) {
        return wrong(name + " is missing");
    }

    private int lineOf(String name) {
        return lines.getOrDefault(name, line);
    }

    private Optional<Node> optional(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    private List<Node> items(String name) {
        return optional(name)
                .map(node -> {
                    if (node instanceof SequenceNode sequence) {
                        return sequence.getValue();
                    }
                    throw wrong(name, name + " must be a list");
                })
                .orElse(List.of());
    }

    private String textOf(String name, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(name, name + " must be a single value");
    }

    private static Node merged(Node below, Node above) {
        if (!(below instanceof MappingNode base && above instanceof MappingNode over)) {
            return above;
        }
        var tuples = new LinkedHashMap<String, NodeTuple>();
        base.getValue().forEach(tuple -> tuples.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple));
        over.getValue().forEach(tuple -> tuples.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple));
        return new MappingNode(
                base.getTag(),
                true,
                List.copyOf(tuples.values()),
                over.getStartMark(),
                over.getEndMark(),
                base.getFlowStyle());
    }

    private static JsonNode jsonOf(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                var object = JSON.objectNode();
                mapping.getValue()
                        .forEach(entry ->
                                object.set(((ScalarNode) entry.getKeyNode()).getValue(), jsonOf(entry.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(jsonOf(item)));
                yield array;
            }
            case ScalarNode scalar -> jsonOf(scalar);
            default -> throw new IllegalStateException("neither mapping nor list nor value");
        };
    }

    private static JsonNode jsonOf(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (scalar.getTag().equals(Tag.INT)) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return JSON.stringNode(text);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
