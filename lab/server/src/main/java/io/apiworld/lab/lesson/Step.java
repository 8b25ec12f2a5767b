package io.apiworld.lab.lesson;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that a lesson does, and what it expects of that. Texts may hold {@code {{names}}} of values kept before. */
public sealed interface Step {

    /** Unique in its lesson. */
    String id();

    /** In a sentence, for people. */
    String says();

    /** Names of all that is checked, in the order in which it is. */
    List<String> checks();

    /**
     * One HTTP call.
     *
     * @param as whose access token goes with it; nobody's if null
     * @param expect what must hold of the answer
     * @param keep what later steps may use, by name
     * @param notes what to know of a header, or of a field by its JSON pointer
     * @param within how long it is repeated until it is as expected; once if null
     */
    record Call(
            String id,
            String says,
            @Nullable Identity as,
            Request request,
            Expectation expect,
            SequencedMap<String, Pick> keep,
            SequencedMap<String, String> notes,
            @Nullable Duration within)
            implements Step {

        @Override
        public List<String> checks() {
            return expect.checks();
        }
    }

    /**
     * The spans of an earlier call.
     *
     * @param services that must have taken part, by their names in the trace
     * @param edges who must have called whom
     */
    record Trace(String id, String says, String of, List<String> services, List<Edge> edges) implements Step {

        @Override
        public List<String> checks() {
            return Stream.concat(
                            services.stream().map(service -> "span of " + service),
                            edges.stream().map(Edge::text))
                    .toList();
        }
    }

    /**
     * A line that a service must have written in this run, found by the run's correlation id.
     *
     * @param has what the line must hold
     */
    record Log(String id, String says, String service, String has) implements Step {

        @Override
        public List<String> checks() {
            return List.of("line");
        }
    }

    /** @param scopes what the token is for; all that its holder may have, if empty */
    record Identity(String name, List<String> scopes) {}

    /**
     * @param path with its query
     * @param body a text as it is, anything else as JSON; none if null
     */
    record Request(
            String method,
            String path,
            SequencedMap<String, String> headers,
            @Nullable JsonNode body) {

        /** All that it needs from calls before it. */
        public Set<String> names() {
            return Template.namesIn(toString());
        }
    }

    record Edge(String from, String to) {

        public String text() {
            return from + " > " + to;
        }
    }

    /** Where in an answer a value is found. */
    sealed interface Pick {
        record Header(String name) implements Pick {}

        record Body(String pointer) implements Pick {}
    }

    /**
     * @param statuses any of these
     * @param headers by name
     * @param body by JSON pointer; the empty pointer is the whole body as text
     */
    record Expectation(
            List<Integer> statuses, SequencedMap<String, Matcher> headers, SequencedMap<String, Matcher> body) {

        List<String> checks() {
            return Stream.of(
                            Stream.of("status"),
                            headers.keySet().stream().map(name -> "header " + name),
                            body.keySet().stream().map(Expectation::nameOf))
                    .flatMap(names -> names)
                    .toList();
        }

        /** As much of it as can be checked outside a run. */
        public Expectation fixed() {
            return new Expectation(statuses, fixed(headers), fixed(body));
        }

        private static SequencedMap<String, Matcher> fixed(SequencedMap<String, Matcher> matchers) {
            var fixed = new LinkedHashMap<>(matchers);
            fixed.values().removeIf(matcher -> !matcher.isFixed());
            return fixed;
        }

        public static String nameOf(String pointer) {
            return pointer.isEmpty() ? "body" : "body " + pointer;
        }
    }
}
