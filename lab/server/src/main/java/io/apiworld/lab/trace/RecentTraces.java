package io.apiworld.lab.trace;

import io.apiworld.lab.watching.Remembered;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

@Component
final class RecentTraces {

    private final ZipkinApi zipkin;
    private final TraceRules rules;
    private final Remembered<List<TraceSummary>> summaries;

    RecentTraces(ZipkinApi zipkin, TraceRules rules, Clock clock) {
        this.zipkin = zipkin;
        this.rules = rules;
        this.summaries = new Remembered<>(this::ask, rules.freshFor(), clock);
    }

    /** The newest first. */
    List<TraceSummary> newest(int limit) {
        return summaries.value().stream().limit(limit).toList();
    }

    private List<TraceSummary> ask() {
        try {
            return zipkin.traces(rules.lookThrough(), rules.lookback().toMillis()).stream()
                    .filter(TraceSummary::isWorthShowing)
                    .map(TraceSummary::of)
                    .sorted(Comparator.comparing(TraceSummary::startedAt).reversed())
                    .toList();
        } catch (RestClientException _) {
            throw new ZipkinAway();
        }
    }
}
