package io.apiworld.launcher.demo;

import io.apiworld.launcher.web.Web;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One chat between a customer and an agent, both connected by WSS. */
final class Conversation {

    private static final Duration UNTIL_OFFERED = Duration.ofSeconds(20);
    private static final String SUMMARY = "Rate on the mortgage explained; the customer has all he needs.";

    private final Web web;
    private final Recorder recorder;
    private final Speaker customer;
    private final Speaker agent;
    private final Map<String, Object> tracing;

    Conversation(Web web, TraceContext trace, Recorder recorder, Speaker customer, Speaker agent) {
        this.web = web;
        this.recorder = recorder;
        this.customer = customer;
        this.agent = agent;
        this.tracing = Map.of("traceparent", trace.traceparent());
    }

    /** @return its id */
    String held(String customerId) {
        try (var agentSocket = connected(agent, "agent")) {
            agentSocket.send("presence", Map.of("status", "online"));
            var id = started(customerId);
            try (var customerSocket = connected(customer, "customer")) {
                customerSocket.send("join", about(id, Map.of()));
                accept(agentSocket, id);
                assigned(customerSocket, id);
                say(customer, customerSocket, agentSocket, id, "Hello, can the rate of my mortgage change this year?");
                say(agent, agentSocket, customerSocket, id, "Good day, Mr Gonzalez. It is fixed until next March.");
                say(customer, customerSocket, agentSocket, id, "That is all I wanted to know. Thank you!");
                end(agentSocket, customerSocket, id);
            }
            return id;
        }
    }

    private ChatSocket connected(Speaker speaker, String as) {
        var since = recorder.now();
        var socket = ChatSocket.open(web, speaker.username(), speaker.token());
        recorder.handshake(speaker.username(), since, socket.subprotocol());
        var greeted = recorder.now();
        socket.send("hello", Map.of("as", as));
        var welcome = socket.await("welcome", _ -> true);
        recorder.frame(
                speaker.username(),
                "says hello",
                "hello > welcome",
                greeted,
                Map.of("connection", welcome.path("conn").asString("")));
        return socket;
    }

    private String started(String customerId) {
        var answer = web.with("Authorization", customer.token().bearer())
                .post("/api/chat/start", Map.of("customerId", customerId, "channel", "chat", "authenticated", true))
                .expecting(201);
        var session = answer.json();
        var id = session.path("sessionId").asString();
        recorder.exchange(
                customer.username(),
                "starts a chat",
                answer,
                Map.of(
                        "session", id,
                        "queue", session.path("queue").asString(""),
                        "reasons", texts(session.path("assignment").path("reasons"))));
        return id;
    }

    private void accept(ChatSocket socket, String id) {
        var since = recorder.now();
        var offer = socket.await("offer", of(id), UNTIL_OFFERED);
        recorder.frame(
                agent.username(),
                "is offered the chat",
                "offer",
                since,
                Map.of("customer", offer.path("customer").path("name").asString("")));
        var accepted = recorder.now();
        socket.send("accept", about(id, tracing));
        var assigned = socket.await("assigned", of(id));
        recorder.frame(
                agent.username(),
                "accepts it",
                "accept > assigned",
                accepted,
                Map.of("screenPop", assigned.path("screenPop").path("url").asString("")));
    }

    private void assigned(ChatSocket socket, String id) {
        var since = recorder.now();
        var assigned = socket.await("assigned", of(id));
        recorder.frame(
                customer.username(),
                "sees who helps",
                "assigned",
                since,
                Map.of("agent", assigned.path("agentName").asString("")));
    }

    private void say(Speaker speaker, ChatSocket from, ChatSocket to, String id, String text) {
        var since = recorder.now();
        var messageId = UUID.randomUUID().toString();
        var fields = new LinkedHashMap<>(tracing);
        fields.put("id", messageId);
        fields.put("text", text);
        from.send("send", about(id, fields));
        var ack = from.await("ack", frame -> messageId.equals(frame.path("id").asString("")));
        var message = to.await("msg", frame -> messageId.equals(frame.path("id").asString("")));
        recorder.frame(
                speaker.username(),
                "says: " + text,
                "send > ack, msg",
                since,
                Map.of(
                        "seq",
                        ack.path("seq").asLong(),
                        "seenBy",
                        to.user(),
                        "seenSeq",
                        message.path("seq").asLong()));
    }

    private void end(ChatSocket agentSocket, ChatSocket customerSocket, String id) {
        var since = recorder.now();
        var fields = new LinkedHashMap<>(tracing);
        fields.put("summary", SUMMARY);
        agentSocket.send("end", about(id, fields));
        agentSocket.await("ended", of(id));
        customerSocket.await("ended", of(id));
        recorder.frame(agent.username(), "ends the chat", "end > ended", since, Map.of("summary", SUMMARY));
    }

    private static Map<String, Object> about(String id, Map<String, Object> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("conv", id);
        return all;
    }

    private static Predicate<JsonNode> of(String id) {
        return frame -> id.equals(frame.path("conv").asString(""));
    }

    private static java.util.List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
