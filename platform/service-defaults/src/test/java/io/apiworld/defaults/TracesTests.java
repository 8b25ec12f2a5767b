package io.apiworld.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.apiworld.defaults.sample.SampleApplication;
import io.apiworld.defaults.tracing.TraceLink;
import io.apiworld.defaults.tracing.Traces;
import io.apiworld.testsupport.HttpStub;
import io.apiworld.testsupport.ImportTestTokens;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClient;

@SpringBootTest(classes = SampleApplication.class, properties = "management.tracing.export.enabled=true")
@ImportTestTokens
@Import(TracesTests.Collecting.class)
class TracesTests {

    static final TraceLink LINK = new TraceLink("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "order-7");

    @AutoClose
    final HttpStub other = new HttpStub();

    @Autowired
    Traces traces;

    @Autowired
    RestClient.Builder http;

    @Autowired
    Tracing tracing;

    @Autowired
    Finished finished;

    @BeforeEach
    void forget() {
        finished.spans.clear();
    }

    @Test
    void continuesTheTraceAndTheCorrelationIdInCallsAndLogs() {
        var logged = traces.continued(LINK, "deliver", () -> {
            http.clone().build().get().uri(other.uri("/")).retrieve().toBodilessEntity();
            return MDC.get("correlationId") + " " + MDC.get("traceId");
        });

        var call = other.requests().getFirst();
        assertThat(call.header("traceparent")).startsWith("00-" + LINK.traceId());
        assertThat(call.header("X-Correlation-ID")).isEqualTo("order-7");
        assertThat(logged).isEqualTo("order-7 " + LINK.traceId());
    }

    @Test
    void tagsEverySpanWithTheCorrelationId() {
        traces.continued(LINK, "deliver", () -> {
            http.clone().build().get().uri(other.uri("/")).retrieve().toBodilessEntity();
        });

        assertThat(ofThisTrace()).hasSize(2).allMatch(span -> "order-7".equals(span.tag("correlationId")));
    }

    @Test
    void linksToWhatRunsNow() {
        var link = traces.continued(LINK, "store", traces::current);

        assertThat(link.traceId()).isEqualTo(LINK.traceId());
        assertThat(link.correlationId()).isEqualTo("order-7");
        assertThat(link.traceparent()).isNotEqualTo(LINK.traceparent());
    }

    @Test
    void startsANewTraceWhereNothingRuns() {
        var link = traces.current();

        assertThat(link.traceId()).hasSize(32).isNotEqualTo(LINK.traceId());
        assertThat(link.correlationId()).isNotBlank();
    }

    @Test
    void leavesNothingBehind() {
        traces.continued(LINK, "deliver", () -> {});

        assertThat(tracing.currentTraceContext().get()).isNull();
        assertThat(MDC.get("correlationId")).isNull();
    }

    @Test
    void notesAFailureOnTheSpan() {
        assertThatThrownBy(() -> traces.continued(LINK, "deliver", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(ofThisTrace())
                .singleElement()
                .satisfies(span -> assertThat(span.error()).hasMessage("broken"));
    }

    /** A span that an earlier test has left unfinished is reported when it is collected as garbage. */
    private List<MutableSpan> ofThisTrace() {
        return finished.spans.stream()
                .filter(span -> LINK.traceId().equals(span.traceId()))
                .toList();
    }

    @TestConfiguration
    static class Collecting {

        @Bean
        Finished finished() {
            return new Finished();
        }
    }

    static final class Finished extends SpanHandler {

        final Queue<MutableSpan> spans = new ConcurrentLinkedQueue<>();

        @Override
        public boolean end(TraceContext context, MutableSpan span, Cause cause) {
            return spans.add(span);
        }
    }
}
