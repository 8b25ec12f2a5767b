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
     * One HTTP call, or several of the same kind.
     *
     * @param expect what must hold of the answer, the last one if it is repeated
     * @param keep what later steps may use, by name
     * @param notes what to know of a header, or of a field by its JSON pointer
     */
    record Call(
            String id,
            String says,
            Sender by,
            Request request,
            Expectation expect,
            SequencedMap<String, Pick> keep,
            SequencedMap<String, String> notes,
            Manner manner)
            implements Step {

        @Override
        public List<String> checks() {
            return expect.checks();
        }

        /** Whose access token goes with it; nobody's if null. */
        public @Nullable Identity as() {
            return by.as();
        }

        /** Whether anybody can make it with a command, as it stands here. */
        public boolean isPlain() {
            return request.names().isEmpty() && by.isPlain() && manner.trickle() == null;
        }

        /** Whether it is one request as all tools make them, once its names are filled. */
        public boolean isOrdinary() {
            return by.isPlain()
                    && manner.equals(new Manner(manner.within(), 1, null, null))
                    && request.form().isEmpty()
                    && request.path().startsWith("/")
                    && keep.values().stream().allMatch(Pick::isOrdinary);
        }

        public @Nullable Duration within() {
            return manner.within();
        }
    }

    /**
     * The spans of an earlier call.
     *
     * @param services that must have taken part, by their names in the trace
     * @param edges who must have called whom
     * @param without services that must not have taken part
     */
    record Trace(String id, String says, String of, List<String> services, List<Edge> edges, List<String> without)
            implements Step {

        @Override
        public List<String> checks() {
            return Stream.of(
                            services.stream().map(service -> "span of " + service),
                            edges.stream().map(Edge::text),
                            without.stream().map(service -> "no span of " + service))
                    .flatMap(names -> names)
                    .toList();
        }
    }

    /**
     * A line that a service must have written in this run, found by the run's correlation id.
     *
     * @param has what the line must hold
     * @param error what its stack trace must begin with; it may have none if null
     */
    record Log(
            String id,
            String says,
            String service,
            String has,
            @Nullable String error) implements Step {

        @Override
        public List<String> checks() {
            return error == null ? List.of("line") : List.of("line", "stack trace");
        }
    }

    /**
     * Texts that must stand nowhere in what all services wrote, and told of in spans, in this run.
     *
     * @param values by what they are; the values themselves may be secret
     */
    record Nowhere(String id, String says, SequencedMap<String, String> values) implements Step {

        @Override
        public List<String> checks() {
            return values.sequencedKeySet().stream()
                    .flatMap(what -> Stream.of("logs: " + what, "spans: " + what))
                    .toList();
        }
    }

    /**
     * What a service has stored by now.
     *
     * @param query one select, with names of values as {@code :name}
     * @param with the values by name, which are bound and never written into the query
     * @param rows how many it must find
     * @param columns what the first row must hold, by column
     */
    record Stored(
            String id,
            String says,
            String service,
            String query,
            SequencedMap<String, String> with,
            int rows,
            SequencedMap<String, Matcher> columns)
            implements Step {

        @Override
        public List<String> checks() {
            return Stream.concat(
                            Stream.of("rows"),
                            columns.sequencedKeySet().stream().map(Stored::nameOf))
                    .toList();
        }

        public static String nameOf(String column) {
            return "column " + column;
        }
    }

    /**
     * Something is broken on purpose from here on, for the calls of this run alone and until it ends at the latest.
     *
     * @param service whose fault it is
     * @param kind as the fault board calls it
     * @param by how long, of what is slow; as the board thinks fit if null
     */
    record Fault(
            String id,
            String says,
            String service,
            String kind,
            @Nullable Duration by) implements Step {

        @Override
        public List<String> checks() {
            return List.of();
        }
    }

    /** @param of the step that broke what is mended now */
    record Mended(String id, String says, String of) implements Step {

        @Override
        public List<String> checks() {
            return List.of();
        }
    }

    /**
     * Who calls.
     *
     * @param as whose access token goes with it; nobody's if null
     * @param client which client proves itself by its secret (RFC 6749, section 2.3.1); none if null
     * @param browser whose cookies go with it, and are kept; nobody's if null
     * @param key by which key a proof goes with it (RFC 9449); none if null
     */
    record Sender(
            @Nullable Identity as,
            @Nullable String client,
            @Nullable String browser,
            @Nullable String key) {

        public static final Sender NOBODY = new Sender(null, null, null, null);

        boolean isPlain() {
            return client == null && browser == null && key == null;
        }
    }

    /**
     * How it is called.
     *
     * @param within how long it is repeated until it is as expected; once if null
     * @param atMost how often it is sent at once, until it is as expected
     * @param after how many seconds to wait before, a number or the name of one kept; not at all if null
     * @param trickle how long to wait before each byte of the body; not at all if null
     */
    record Manner(
            @Nullable Duration within,
            int atMost,
            @Nullable String after,
            @Nullable Duration trickle) {

        public static final Manner ONCE = new Manner(null, 1, null, null);
    }

    /** @param scopes what the token is for; all that its holder may have, if empty */
    record Identity(String name, List<String> scopes) {}

    /**
     * @param path with its query
     * @param body a text as it is, anything else as JSON; none if null
     * @param form the fields of a form, in place of a body; none if empty
     */
    record Request(
            String method,
            String path,
            SequencedMap<String, String> headers,
            @Nullable JsonNode body,
            SequencedMap<String, String> form) {

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

        /** Whether all tools can read it: a header, or a member of a body in JSON. */
        default boolean isOrdinary() {
            return false;
        }

        record Header(String name) implements Pick {
            @Override
            public boolean isOrdinary() {
                return true;
            }
        }

        record Body(String pointer) implements Pick {
            @Override
            public boolean isOrdinary() {
                return true;
            }
        }

        /** A parameter in the query of the address that {@code Location} leads to. */
        record Query(String name) implements Pick {}

        /** Where {@code Location} leads, as a path with its query. */
        record Location() implements Pick {}

        /** The value of a field of the page's form. */
        record Field(String name) implements Pick {}
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
