package io.apiworld.lab.run;

import io.apiworld.lab.check.Answer;
import io.apiworld.lab.check.Check;
import io.apiworld.lab.exchange.DoorUnanswered;
import io.apiworld.lab.exchange.Exchange;
import io.apiworld.lab.exchange.Link;
import io.apiworld.lab.exchange.Redaction;
import io.apiworld.lab.fault.FaultNotTaken;
import io.apiworld.lab.fault.FaultWish;
import io.apiworld.lab.identity.CodeVerifier;
import io.apiworld.lab.identity.NoToken;
import io.apiworld.lab.lesson.Step;
import io.apiworld.lab.lesson.Step.Call;
import io.apiworld.lab.lesson.Step.Fault;
import io.apiworld.lab.lesson.Step.Log;
import io.apiworld.lab.lesson.Step.Mended;
import io.apiworld.lab.lesson.Step.Nowhere;
import io.apiworld.lab.lesson.Step.Pick;
import io.apiworld.lab.lesson.Step.Stored;
import io.apiworld.lab.lesson.Step.Trace;
import io.apiworld.lab.lesson.Template;
import io.apiworld.lab.store.StoreUnread;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run's steps as they happen, and what they keep for each other. For one thread. */
final class Scene {

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** Far more than any wait that a server asks for here, so that a wrong one cannot stop the lab. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(70);

    /** How long a fault lasts should the lab die: longer than what a lesson does with it. */
    private static final Duration FAULT_LASTS = Duration.ofSeconds(90);

    private final Stage stage;
    private final Link link;
    private final Calls calls;
    private final Sight sight;
    private final Map<String, String> kept = new HashMap<>();
    private final Map<String, String> spans = new HashMap<>();
    private final Map<String, String> faults = new HashMap<>();
    private final Map<String, Exchange> made = new HashMap<>();

    Scene(Stage stage, String runId, Link link) {
        this.stage = stage;
        this.link = link;
        this.calls = stage.calls(link);
        this.sight = stage.sight(link);
        var verifier = CodeVerifier.random();
        kept.put(Template.RUN, runId);
        kept.put(Template.VERIFIER, verifier.value());
        kept.put(Template.CHALLENGE, verifier.challenge());
        kept.put(Template.PUBLIC, withoutSlash(stage.door().address("/")));
        kept.put(Template.PLAIN, withoutSlash(stage.door().plain()));
        stage.credentials().secrets().forEach((client, secret) -> kept.put(Template.secretOf(client), secret));
        stage.credentials().passwords().forEach((person, password) -> kept.put(Template.passwordOf(person), password));
    }

    private static String withoutSlash(URI address) {
        var text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** @param remark why the step could not be checked; null if it could */
    record Outcome(
            double tookMs,
            @Nullable Exchange exchange,
            @Nullable Found found,
            List<Check> checks,
            @Nullable String remark) {

        static Outcome of(List<Check> checks) {
            return new Outcome(0, null, null, checks, null);
        }

        /** It could not be checked. */
        static Outcome without(@Nullable String remark) {
            return new Outcome(0, null, null, List.of(), remark);
        }

        Outcome in(double tookMs) {
            return new Outcome(tookMs, exchange, found, checks, remark);
        }

        /** Whether it could be checked, and every check held. */
        boolean holds() {
            return remark == null && checks.stream().allMatch(Check::held);
        }
    }

    /** Whether all that the step uses has been kept. */
    boolean isReady(Step step) {
        return !(step instanceof Call call) || call.request().names().stream().allMatch(kept::containsKey);
    }

    Outcome play(Step step) {
        var began = System.nanoTime();
        var outcome = outcome(step);
        return outcome.in((System.nanoTime() - began) / NANOS_PER_MILLI);
    }

    /** The last call of each step, with its secrets. */
    Map<String, Exchange> made() {
        return Map.copyOf(made);
    }

    /** Mends what is still broken on purpose. */
    void mendAll() {
        faults.values().forEach(stage.faults()::off);
        faults.clear();
    }

    private Outcome outcome(Step step) {
        try {
            return switch (step) {
                case Call call -> call(call);
                case Trace trace ->
                    looked(
                            () -> sight.of(trace, spans.getOrDefault(trace.of(), "")),
                            !trace.without().isEmpty());
                case Log log -> looked(() -> sight.of(log, template()), false);
                case Nowhere nowhere -> looked(() -> sight.of(nowhere, template()), true);
                case Stored stored -> repeated(stage.rules().seenWithin(), () -> sight.of(stored, template()));
                case Fault fault -> broken(fault);
                case Mended mended -> mended(mended);
            };
        } catch (DoorUnanswered | NoToken | StoreUnread e) {
            return Outcome.without(e.getMessage());
        } catch (FaultNotTaken e) {
            return Outcome.without(e.getBody().getDetail());
        }
    }

    private Outcome call(Call call) {
        var manner = call.manner();
        if (manner.after() != null) {
            pause(template().fill(manner.after()));
        }
        var outcome = once(call);
        for (var sent = 1; sent < manner.atMost() && !outcome.holds(); sent++) {
            outcome = once(call);
        }
        return outcome.holds() || manner.within() == null ? outcome : repeated(manner.within(), () -> once(call));
    }

    private Outcome once(Call call) {
        var exchange = calls.make(call, template());
        spans.put(call.id(), exchange.span());
        made.put(call.id(), exchange);
        var answer = new Answer(exchange.received(), stage.json());
        var checks = answer.checks(call.expect(), template());
        call.keep().forEach((name, pick) -> answer.pick(pick).ifPresent(value -> kept.put(name, asUsed(pick, value))));
        return new Outcome(0, Redaction.of(exchange), null, checks, null);
    }

    private String asUsed(Pick pick, String value) {
        return pick instanceof Pick.Location ? calls.pathOf(value) : value;
    }

    private Outcome broken(Fault fault) {
        var on = stage.faults()
                .on(new FaultWish(fault.service(), fault.kind(), fault.by(), link.correlationId(), FAULT_LASTS));
        faults.put(fault.id(), on.id());
        return Outcome.of(List.of());
    }

    private Outcome mended(Mended mended) {
        var id = faults.remove(mended.of());
        if (id != null) {
            stage.faults().off(id);
        }
        return Outcome.of(List.of());
    }

    /**
     * Spans and lines come a moment after the answer.
     *
     * @param absent whether something must not be there, so that the moment has to pass before that means anything
     */
    private Outcome looked(Supplier<List<Check>> look, boolean absent) {
        var outcome = repeated(stage.rules().seenWithin(), () -> Outcome.of(look.get()));
        if (!absent || !outcome.holds()) {
            return outcome;
        }
        LockSupport.parkNanos(stage.rules().settled().toNanos());
        return Outcome.of(look.get());
    }

    private Outcome repeated(Duration within, Supplier<Outcome> attempt) {
        var deadline = System.nanoTime() + within.toNanos();
        var outcome = attempt.get();
        while (!outcome.holds()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(stage.rules().again().toNanos());
            outcome = attempt.get();
        }
        return outcome;
    }

    private static void pause(String seconds) {
        var asked = seconds.matches("[0-9]{1,3}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
        LockSupport.parkNanos((asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked).toNanos());
    }

    private Template template() {
        return new Template(Map.copyOf(kept));
    }
}
