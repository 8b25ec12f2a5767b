package io.apiworld.lab.trace;

import io.apiworld.lab.trace.TraceStory.Act;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who called whom of late, as far as traces tell. Whoever stands before the gateway is the browser, whatever client it is.
 *
 * @param since from when on calls were counted
 */
record Traffic(Instant since, Instant until, List<Flow> flows) {

    private static final String OUTSIDE = "browser";
    private static final String DOOR = "gateway";

    record Flow(String from, String to, long calls) {}

    private record Way(String from, String to) {}

    static Traffic of(List<List<Span>> traces, Instant since, Instant until) {
        var calls = traces.stream()
                .flatMap(spans -> ways(spans, since.toEpochMilli()))
                .collect(Collectors.groupingBy(way -> way, Collectors.counting()));
        var flows = calls.entrySet().stream()
                .map(way -> new Flow(way.getKey().from(), way.getKey().to(), way.getValue()))
                .toList();
        return new Traffic(since, until, flows);
    }

    private static Stream<Way> ways(List<Span> spans, long sinceMs) {
        var first = spans.stream().mapToLong(Span::start).min().orElse(0) / 1000.0;
        return TraceStory.of("", spans).acts().stream()
                .filter(act -> act.remote() && first + act.startMs() >= sinceMs)
                .filter(act ->
                        !act.caller().equals(TraceStory.CLIENT) || act.service().equals(DOOR))
                .map(Traffic::way);
    }

    private static Way way(Act act) {
        return new Way(act.caller().equals(TraceStory.CLIENT) ? OUTSIDE : act.caller(), act.service());
    }
}
