package io.apiworld.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.lab.trace.Span.Endpoint;
import io.apiworld.lab.trace.Traffic.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant A_MINUTE_AGO = NOW.minusSeconds(60);

    @Test
    void countsCallsBetweenServicesAndOfClientsAtTheDoor() {
        assertThat(flows(List.of(request(10), request(20))))
                .containsExactlyInAnyOrder(new Flow("browser", "gateway", 2), new Flow("gateway", "crm-service", 2));
    }

    @Test
    void leavesOutWhatIsOlderAlsoWithinATraceThatGoesOn() {
        var aChat = List.of(
                span("1", null, "gateway", "SERVER", 300),
                span("2", "1", "chat-service", "SERVER", 299),
                span("3", "2", "crm-service", "SERVER", 5));

        assertThat(flows(List.of(request(61), aChat))).containsExactly(new Flow("chat-service", "crm-service", 1));
    }

    @Test
    void whatAServiceDoesOfItselfIsNobodysCall() {
        assertThat(flows(List.of(List.of(span("1", null, "webhook-dispatcher", null, 5)))))
                .isEmpty();
    }

    @Test
    void isNothingWhereNothingHappened() {
        assertThat(flows(List.of())).isEmpty();
    }

    private static List<Flow> flows(List<List<Span>> traces) {
        return Traffic.of(traces, A_MINUTE_AGO, NOW).flows();
    }

    private static List<Span> request(int secondsAgo) {
        return List.of(
                span("1", "call", "gateway", "SERVER", secondsAgo),
                span("2", "1", "gateway", "CLIENT", secondsAgo),
                span("3", "2", "crm-service", "SERVER", secondsAgo));
    }

    private static Span span(
            String id, @Nullable String parent, String service, @Nullable String kind, int secondsAgo) {
        var start = NOW.minusSeconds(secondsAgo).toEpochMilli() * 1000;
        return new Span("trace", id, parent, "get", kind, start, 1_000L, new Endpoint(service), Map.of());
    }
}
