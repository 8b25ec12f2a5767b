package io.apiworld.launcher.demo;

import io.apiworld.launcher.web.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down every hop, and passes it on at once. */
final class Recorder {

    private final Clock clock;
    private final Consumer<Hop> audience;
    private final Instant began;
    private final List<Hop> hops = new ArrayList<>();

    Recorder(Clock clock, Consumer<Hop> audience) {
        this.clock = clock;
        this.audience = audience;
        this.began = clock.instant();
    }

    void exchange(String actor, String what, Answer answer, Map<String, Object> facts) {
        var exchange = answer.exchange();
        add(
                actor,
                what,
                exchange.method() + " " + exchange.uri().getPath(),
                exchange.status(),
                exchange.at(),
                exchange.took(),
                exchange.correlationId(),
                facts);
    }

    /** Several requests that mean one thing, such as a sign-in. */
    void steps(
            String actor, String what, String request, Instant since, @Nullable String id, Map<String, Object> facts) {
        add(actor, what, request, 200, since, Duration.between(since, now()), id, facts);
    }

    void handshake(String actor, Instant since, String subprotocol) {
        var facts = Map.<String, Object>of("subprotocol", subprotocol);
        add(actor, "connects", "GET /ws/chat (upgrade)", 101, since, Duration.between(since, now()), null, facts);
    }

    void frame(String actor, String what, String type, Instant since, Map<String, Object> facts) {
        add(actor, what, "frame " + type, null, since, Duration.between(since, now()), null, facts);
    }

    Instant now() {
        return clock.instant();
    }

    Duration sinceTheBeginning() {
        return Duration.between(began, now());
    }

    List<Hop> hops() {
        return List.copyOf(hops);
    }

    private void add(
            String actor,
            String what,
            String request,
            @Nullable Integer status,
            Instant at,
            Duration took,
            @Nullable String correlationId,
            Map<String, Object> facts) {
        var hop = new Hop(
                hops.size() + 1,
                actor,
                what,
                request,
                status,
                at,
                Duration.between(began, at),
                took,
                correlationId,
                facts);
        hops.add(hop);
        audience.accept(hop);
    }
}
