package io.apiworld.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.apiworld.lab.trace.Span.Endpoint;
import io.apiworld.lab.trace.TraceStory.Act;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceStoryTests {

    /** Two calls of one client: the first goes through to the CRM, the second is refused at the gateway. */
    private final TraceStory story = TraceStory.of(
            "trace",
            List.of(
                    span(
                            "s3",
                            "s2",
                            "crm-service",
                            "SERVER",
                            3_000,
                            1_000,
                            Map.of("http.url", "/api/x", "status", "200")),
                    span(
                            "s1",
                            "call-1",
                            "gateway",
                            "SERVER",
                            1_000,
                            5_000,
                            Map.of("http.url", "/api/x", "status", "200")),
                    span("s2", "s1", "gateway", "CLIENT", 2_000, 3_000, Map.of()),
                    span("s4", "call-2", "gateway", "SERVER", 9_000, 500, Map.of("status", "401", "error", "x"))));

    @Test
    void tellsWhoWorkedForWhomFromTheEarliestOn() {
        assertThat(story.acts())
                .extracting(Act::id, Act::caller, Act::service, Act::depth, Act::startMs)
                .containsExactly(
                        tuple("s1", "client", "gateway", 0, 0.0),
                        tuple("s2", "gateway", "gateway", 1, 1.0),
                        tuple("s3", "gateway", "crm-service", 2, 2.0),
                        tuple("s4", "client", "gateway", 0, 8.0));
    }

    @Test
    void isToldForEachOfTheClientsCallsAlone() {
        assertThat(story.below("call-1").acts()).extracting(Act::id).containsExactly("s1", "s2", "s3");
        assertThat(story.below("call-2").has("crm-service")).isFalse();
    }

    @Test
    void knowsWhichServiceCalledWhich() {
        assertThat(story.calls("gateway", "crm-service")).isTrue();
        assertThat(story.calls("client", "gateway")).isTrue();
        assertThat(story.calls("client", "crm-service")).isFalse();
    }

    @Test
    void keepsStatusAndFailure() {
        assertThat(story.acts().getLast()).returns(401, Act::status).returns(true, Act::error);
    }

    @Test
    void isEmptyForATraceThatNobodyKnows() {
        assertThat(TraceStory.of("trace", List.of()).acts()).isEmpty();
    }

    private static Span span(
            String id,
            @Nullable String parent,
            String service,
            String kind,
            long timestamp,
            long duration,
            Map<String, String> tags) {
        return new Span("trace", id, parent, "name", kind, timestamp, duration, new Endpoint(service), tags);
    }
}
