package io.apiworld.lab.trace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * @param name method and path of the request that began it, or the name of its first span
 * @param services in the order in which they came in
 * @param durationMs from the first span's start to the last one's end
 * @param error whether any span failed
 */
record TraceSummary(
        String traceId,
        String name,
        Instant startedAt,
        double durationMs,
        List<String> services,
        int spanCount,
        boolean error,
        @Nullable String correlationId,
        String link) {

    /** @param spans of one trace, at least one */
    static TraceSummary of(List<Span> spans) {
        var inOrder =
                spans.stream().sorted(Comparator.comparingLong(Span::start)).toList();
        var first = Request.of(inOrder);
        var start = first.span().start();
        var end = inOrder.stream().mapToLong(Span::end).max().orElse(start);
        return new TraceSummary(
                first.span().traceId(),
                first.name(),
                Instant.ofEpochMilli(start / 1000),
                Math.max(0, end - start) / 1000.0,
                inOrder.stream()
                        .map(Span::service)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                inOrder.size(),
                inOrder.stream().anyMatch(span -> span.tag("error") != null),
                inOrder.stream()
                        .map(span -> span.tag("correlationId"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                "/zipkin/traces/" + first.span().traceId());
    }

    static boolean isWorthShowing(List<Span> spans) {
        if (spans.isEmpty()) {
            return false;
        }
        var services =
                spans.stream().map(Span::service).filter(Objects::nonNull).collect(Collectors.toSet());
        var first = Request.of(
                spans.stream().sorted(Comparator.comparingLong(Span::start)).toList());
        return first.path() == null ? services.size() > 1 : !first.onlyLooks();
    }
}
