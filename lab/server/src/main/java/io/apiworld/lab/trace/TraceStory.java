package io.apiworld.lab.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One trace, told: who called whom, when, and how long it took.
 *
 * @param acts the earliest first
 * @param link its page in the tracing UI, as a path
 */
public record TraceStory(String traceId, List<Act> acts, String link) {

    /** Who stands at the beginning, where no span of it is known. */
    public static final String CLIENT = "client";

    /**
     * A span.
     *
     * @param caller the service that it was done for, or {@link #CLIENT}
     * @param top the id that the client gave, below which this is found; its own id if it has none above
     * @param remote whether it is what one service does because another asked
     * @param startMs from the trace's first span on
     */
    public record Act(
            String id,
            String top,
            int depth,
            String service,
            String caller,
            boolean remote,
            String name,
            double startMs,
            double durationMs,
            @Nullable Integer status,
            boolean error) {}

    /** The acts below one call of the client. */
    public TraceStory below(String top) {
        return new TraceStory(
                traceId, acts.stream().filter(act -> act.top().equals(top)).toList(), link);
    }

    public boolean has(String service) {
        return acts.stream().anyMatch(act -> act.service().equals(service));
    }

    public boolean calls(String from, String to) {
        return acts.stream()
                .anyMatch(act -> act.caller().equals(from) && act.service().equals(to));
    }

    static TraceStory of(String traceId, List<Span> spans) {
        var byId = new HashMap<String, Span>();
        // A client's and a server's half may share an id (B3); the server's says who did the work
        spans.stream()
                .sorted(Comparator.comparing(span -> "SERVER".equals(span.kind())))
                .forEach(span -> byId.put(span.id(), span));
        var start = spans.stream().mapToLong(Span::start).min().orElse(0);
        var acts = new ArrayList<Act>();
        byId.values().stream()
                .sorted(Comparator.comparingLong(Span::start))
                .forEach(span -> acts.add(act(span, byId, start)));
        return new TraceStory(traceId, List.copyOf(acts), "/zipkin/traces/" + traceId);
    }

    private static Act act(Span span, Map<String, Span> byId, long start) {
        var service = serviceOf(span);
        var caller = CLIENT;
        var depth = 0;
        var top = span;
        Set<String> seen = new HashSet<>();
        for (var above = parent(span, byId); above != null && seen.add(above.id()); above = parent(above, byId)) {
            if (caller.equals(CLIENT)) {
                caller = serviceOf(above);
            }
            depth++;
            top = above;
        }
        return new Act(
                span.id(),
                top.parentId() == null ? top.id() : top.parentId(),
                depth,
                service,
                caller,
                !service.equals(caller),
                Request.of(List.of(span)).name(),
                span.timestamp() == null ? 0 : (span.timestamp() - start) / 1000.0,
                span.duration() == null ? 0 : span.duration() / 1000.0,
                statusOf(span),
                span.tag("error") != null);
    }

    private static @Nullable Span parent(Span span, Map<String, Span> byId) {
        return span.parentId() == null ? null : byId.get(span.parentId());
    }

    private static String serviceOf(Span span) {
        var service = span.service();
        return service == null ? "unknown" : service;
    }

    private static @Nullable Integer statusOf(Span span) {
        var status = span.tag("status");
        return status != null && status.matches("[1-5][0-9][0-9]") ? Integer.valueOf(status) : null;
    }
}
