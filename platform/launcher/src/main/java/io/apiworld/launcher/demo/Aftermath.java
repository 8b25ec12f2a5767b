package io.apiworld.launcher.demo;

import io.apiworld.launcher.token.Token;
import io.apiworld.launcher.trouble.Trouble;
import io.apiworld.launcher.web.Answer;
import io.apiworld.launcher.web.Web;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What others made of the conversation: deliveries, the case, the trace. */
final class Aftermath {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Set<String> EVENTS = Set.of("chat_started", "agent_assigned", "chat_ended", "chat_completed");
    private static final Set<String> SERVICES =
            Set.of("gateway", "auth-server", "chat-service", "crm-service", "webhook-dispatcher");

    private final Web web;
    private final Web anonymous;
    private final Recorder recorder;

    Aftermath(Web web, Recorder recorder, Token token) {
        this.web = web.with("Authorization", token.bearer());
        this.anonymous = web;
        this.recorder = recorder;
    }

    /** Waits until the CRM has taken all four. */
    List<String> deliveredEvents(String correlationId) {
        var path = "/api/webhooks/deliveries?limit=100&" + Web.encoded(Map.of("correlationId", correlationId));
        return awaited(
                "integration",
                "sees all events delivered",
                () -> web.get(path).expecting(200),
                answer -> delivered(answer.json()),
                events -> events.containsAll(EVENTS),
                "deliveries");
    }

    String theOnlyTicketOf(String interactionId) {
        var path = "/api/tickets?" + Web.encoded(Map.of("interactionId", interactionId));
        var tickets = awaited(
                "integration",
                "finds one case in the CRM",
                () -> web.get(path).expecting(200),
                answer -> texts(answer.json().path("items"), "ticketId"),
                found -> !found.isEmpty(),
                "tickets");
        if (tickets.size() != 1) {
            throw new Trouble("The chat became " + tickets.size() + " cases instead of one: " + tickets, "");
        }
        return tickets.getFirst();
    }

    void readInteractions(String customerId, String interactionId) {
        var answer = web.get("/api/customers/" + customerId + "/interactions").expecting(200);
        var events = answer.json()
                .path("items")
                .valueStream()
                .filter(item -> interactionId.equals(item.path("interactionId").asString("")))
                .map(item -> item.path("event").asString(""))
                .toList();
        recorder.exchange("integration", "reads what the CRM logged", answer, Map.of("events", events));
    }

    /** Spans come to Zipkin a moment after they end. */
    Set<String> servicesOf(String traceId) {
        return awaited(
                "anyone",
                "opens the trace",
                () -> anonymous.get("/zipkin/api/v2/trace/" + traceId),
                answer -> answer.status() == 200 ? services(answer.json()) : Set.of(),
                services -> services.containsAll(SERVICES),
                "services");
    }

    private <T> T awaited(
            String actor,
            String what,
            java.util.function.Supplier<Answer> request,
            Function<Answer, T> reading,
            Predicate<T> enough,
            String fact) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = request.get();
            var read = reading.apply(answer);
            if (enough.test(read)) {
                recorder.exchange(actor, what, answer, Map.of(fact, read));
                return read;
            }
            if (System.nanoTime() > end) {
                throw new Trouble(
                        "After " + PATIENCE.toSeconds() + " s there is still too little: " + answer.exchange()
                                + ", with " + fact + " " + read + ".",
                        "See ./api-world logs webhook-dispatcher, ./api-world logs crm-service");
            }
            pause();
        }
    }

    private static List<String> delivered(JsonNode page) {
        return page.path("items")
                .valueStream()
                .filter(item -> "delivered".equals(item.path("status").asString("")))
                .map(item -> item.path("eventType").asString(""))
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<String> services(JsonNode spans) {
        var services = new TreeSet<String>();
        spans.valueStream()
                .map(span -> span.path("localEndpoint").path("serviceName").asString(""))
                .filter(name -> !name.isEmpty())
                .forEach(services::add);
        return services;
    }

    private static List<String> texts(JsonNode items, String name) {
        return items.valueStream().map(item -> item.path(name).asString("")).toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
