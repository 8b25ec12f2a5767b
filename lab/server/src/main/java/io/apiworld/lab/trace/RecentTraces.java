package io.apiworld.lab.trace;

import io.apiworld.lab.watching.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** One question to the trace store is enough for all that is told of late. */
@Component
final class RecentTraces {

    private final ZipkinApi zipkin;
    private final TraceRules rules;
    private final Clock clock;
    private final Remembered<Late> late;

    RecentTraces(ZipkinApi zipkin, TraceRules rules, Clock clock) {
        this.zipkin = zipkin;
        this.rules = rules;
        this.clock = clock;
        this.late = new Remembered<>(this::ask, rules.freshFor(), clock);
    }

    /** The newest first. */
    List<TraceSummary> newest(int limit) {
        return late.value().summaries().stream().limit(limit).toList();
    }

    Traffic traffic() {
        return late.value().traffic();
    }

    private Late ask() {
        try {
            var found = zipkin.traces(rules.lookThrough(), rules.lookback().toMillis());
            var now = clock.instant();
            var shown = found.stream().filter(TraceSummary::isWorthShowing).toList();
            var summaries = shown.stream()
                    .map(TraceSummary::of)
                    .sorted(Comparator.comparing(TraceSummary::startedAt).reversed())
                    .toList();
            return new Late(summaries, Traffic.of(shown, countedSince(found, now), now));
        } catch (RestClientException _) {
            throw new ZipkinAway();
        }
    }

    /** Where so much happens that not all of it was given, the count begins with what was. */
    private Instant countedSince(List<List<Span>> found, Instant now) {
        var since = now.minus(rules.trafficOf());
        if (found.size() < rules.lookThrough()) {
            return since;
        }
        var oldest = found.stream()
                .mapToLong(spans -> spans.stream().mapToLong(Span::start).min().orElse(Long.MAX_VALUE))
                .min()
                .orElse(0);
        var given = Instant.ofEpochMilli(oldest / 1000);
        return given.isAfter(since) && given.isBefore(now) ? given : since;
    }

    private record Late(List<TraceSummary> summaries, Traffic traffic) {}
}
