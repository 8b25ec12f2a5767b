package io.apiworld.crm.mapping;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a YAML file that knows the line of all that is in it, so that a mistake can be shown where it stands. */
final class YamlMap {

    private final String file;
    private final int line;
    private final SequencedMap<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMap(String file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be a mapping of names to values");
        }
        for (var entry : mapping.getValue()) {
            var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            lines.put(name, lineOf(entry.getKeyNode()));
            if (entries.put(name, entry.getValueNode()) != null) {
                throw wrong(name, name + " stands here twice");
            }
        }
    }

    static YamlMap read(String file, Reader content) {
        try {
            var node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(content);
            return new YamlMap(file, Objects.requireNonNull(node, file + " is empty"));
        } catch (MarkedYAMLException notYaml) {
            var mark = notYaml.getProblemMark();
            throw new InvalidProfile(file, mark == null ? 1 : mark.getLine() + 1, "not YAML: " + notYaml.getProblem());
        }
    }

    String file() {
        return file;
    }

    Set<String> names() {
        return entries.sequencedKeySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong(name + " is missing"));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(node -> textOf(name, node));
    }

    Optional<Integer> optionalNumber(String name) {
        return optionalText(name).map(text -> {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw wrong(name, name + " must be a number above 0, but is " + text);
            }
            return Integer.valueOf(text);
        });
    }

    boolean flag(String name) {
        var text = optionalText(name).orElse("false");
        if (!Set.of("true", "false").contains(text)) {
            throw wrong(name, name + " must be true or false, but is " + text);
        }
        return text.equals("true");
    }

    YamlMap map(String name) {
        return new YamlMap(file, optional(name).orElseThrow(() -> wrong(name + " is missing")));
    }

    List<String> texts(String name) {
        if (optional(name).orElse(null) instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(node -> textOf(name, node)).toList();
        }
        throw wrong(name, name + " must be a list");
    }

    /** @param kind what the names are, for the message */
    void mustKnowAll(Set<String> known, String kind) {
        for (var name : names()) {
            if (!known.contains(name)) {
                throw wrong(
                        name,
                        "unknown %s %s; known are %s".formatted(kind, name, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    InvalidProfile wrong(String reason) {
        return new InvalidProfile(file, line, reason);
    }

    InvalidProfile wrong(String name, String reason) {
        return new InvalidProfile(file, lines.getOrDefault(name, line), reason);
    }

    private Optional<Node> optional(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    private String textOf(String name, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(name, name + " must be a single value");
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
