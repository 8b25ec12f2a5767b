package io.apiworld.system;

import static io.apiworld.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One chat is one trace, over the outbox, the deliveries and the sockets. */
@ExtendWith(WorldExtension.class)
class TraceTests {

    static final Set<String> SERVICES =
            Set.of("gateway", "auth-server", "chat-service", "crm-service", "webhook-dispatcher");

    static final Set<String> EDGES = Set.of(
            "gateway > auth-server",
            "gateway > chat-service",
            "gateway > crm-service",
            "chat-service > crm-service",
            "chat-service > webhook-dispatcher",
            "webhook-dispatcher > crm-service");

    @Test
    void holdsEveryServiceOfTheScenario(RunningWorld world) {
        var trace = settledTrace(world);

        assertThat(trace.services()).containsAll(SERVICES);
    }

    @Test
    void joinsThemAsTheyCallEachOther(RunningWorld world) {
        var trace = settledTrace(world);

        assertThat(trace.edges()).containsAll(EDGES);
    }

    @Test
    void hasNoOrphansButWhatTheClientItselfSent(RunningWorld world) {
        var trace = settledTrace(world);

        assertThat(trace.withoutParent()).isNotEmpty().allMatch(TraceTests::cameFromTheClient);
    }

    /** The client made the trace and reports no spans: its requests enter at the gateway, its frames at the socket. */
    private static boolean cameFromTheClient(Span span) {
        return (span.service() + " " + span.kind()).equals("gateway SERVER")
                || span.service().equals("chat-service") && span.name().startsWith("frame ");
    }

    @Test
    void carriesTheCorrelationIdOnEverySpan(RunningWorld world) {
        var trace = settledTrace(world);

        assertThat(trace.spans())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.tags())
                        .as(span.service() + " " + span.name())
                        .containsEntry("correlationId", world.scenario().correlationId()));
    }

    @Test
    void showsTheDeliveryThatMadeTheCase(RunningWorld world) {
        var receivers = settledTrace(world).spans().stream()
                .filter(span ->
                        span.service().equals("crm-service") && span.kind().equals("SERVER"))
                .map(Span::name)
                .collect(Collectors.toSet());

        assertThat(receivers).anyMatch(name -> name.contains("/webhook/"));
    }

    /** Spans are reported in batches, a second late: the trace is complete when it stops growing and every edge is there. */
    private static Trace settledTrace(RunningWorld world) {
        var id = world.scenario().traceId();
        return eventually(
                "all services and edges in trace " + id,
                () -> Trace.read(world.api(), id),
                trace -> trace.services().containsAll(SERVICES)
                        && trace.edges().containsAll(EDGES)
                        && trace.withoutParent().stream().allMatch(TraceTests::cameFromTheClient));
    }

    record Span(
            String id,
            @org.jspecify.annotations.Nullable String parentId,
            String service,
            String kind,
            String name,
            java.util.Map<String, String> tags) {}

    record Trace(List<Span> spans) {

        static Trace read(Api api, String id) {
            var answer = api.get("/zipkin/api/v2/trace/" + id);
            if (answer.status() != 200) {
                return new Trace(List.of());
            }
            return new Trace(answer.json().valueStream().map(Trace::span).toList());
        }

        private static Span span(tools.jackson.databind.JsonNode node) {
            var tags = new java.util.TreeMap<String, String>();
            node.path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString()));
            var parent = node.path("parentId").asString("");
            return new Span(
                    node.path("id").asString(),
                    parent.isEmpty() ? null : parent,
                    node.path("localEndpoint").path("serviceName").asString(""),
                    node.path("kind").asString(""),
                    node.path("name").asString(""),
                    tags);
        }

        Set<String> services() {
            return spans.stream().map(Span::service).collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> edges() {
            var byId = spans.stream().collect(Collectors.toMap(Span::id, span -> span, (first, _) -> first));
            return spans.stream()
                    .filter(span -> span.parentId() != null && byId.containsKey(span.parentId()))
                    .map(span -> java.util.Map.entry(java.util.Objects.requireNonNull(byId.get(span.parentId())), span))
                    .filter(pair ->
                            !pair.getKey().service().equals(pair.getValue().service()))
                    .map(pair ->
                            pair.getKey().service() + " > " + pair.getValue().service())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<Span> withoutParent() {
            var known = spans.stream().map(Span::id).collect(Collectors.toSet());
            return spans.stream()
                    .filter(span -> span.parentId() == null || !known.contains(span.parentId()))
                    .toList();
        }
    }
}
