package io.apiworld.lab.lesson;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Fills {@code {{names}}} in texts with values. */
public record Template(Map<String, String> values) {

    /** Unique to each run, so that what a run makes is its own. */
    public static final String RUN = "run";

    /** What only the client knows that begins a sign-in, and what it shows of that at first (RFC 7636). */
    public static final String VERIFIER = "verifier";

    public static final String CHALLENGE = "challenge";

    /** Where the gateway is, over HTTPS and over plain HTTP. */
    public static final String PUBLIC = "public";

    public static final String PLAIN = "plain";

    static final Set<String> GIVEN = Set.of(RUN, VERIFIER, CHALLENGE, PUBLIC, PLAIN);

    /** The name of a person's password. */
    public static String passwordOf(String person) {
        return "password-" + person;
    }

    /** One name where it stands in a text; its first group is the name. */
    public static final Pattern NAME = Pattern.compile("\\{\\{([a-zA-Z0-9_-]+)}}");

    /** @throws IllegalStateException if a name has no value; the start has made sure that it has */
    public String fill(String text) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(valueOf(found)));
    }

    /** The same in every text of a document. */
    public JsonNode fill(JsonNode node) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(fill(node.stringValue()));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(item -> array.add(fill(item)));
            return array;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), fill(field.getValue())));
            return object;
        }
        return node;
    }

    /** The name of a client's secret. */
    public static String secretOf(String client) {
        return "secret-" + client;
    }

    /** All names that a text holds. */
    static Set<String> namesIn(String text) {
        return NAME.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private String valueOf(MatchResult found) {
        var value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalStateException("nothing is kept as " + found.group(1));
        }
        return value;
    }
}
