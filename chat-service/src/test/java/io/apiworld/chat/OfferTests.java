package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Which agent is asked, and what becomes of the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(
            TestDatabase.fresh(),
            neighbours,
            "chat.routing.offer-for=4s",
            "chat.routing.declined-for=1h",
            "chat.routing.capacity=2",
            "chat.presence.confirm-every=200ms",
            "chat.presence.gone-after=5s");

    @AfterEach
    void everybodyGoesHome() {
        chat.get("/api/chat/sessions?limit=200", RunningChat.machine())
                .body()
                .get("items")
                .valueStream()
                .forEach(session -> chat.delete(
                        "/api/chat/sessions/" + session.get("sessionId").asString(), RunningChat.machine()));
        await().until(() -> chat.connectionsOf("agent01") + chat.connectionsOf("agent02") == 0);
    }

    @Test
    void offersToTheAgentWhoSpeaksTheLanguage() {
        try (var german = agent("agent02");
                var spanish = agent("agent01")) {
            var id = chat.startChat(RunningChat.customer(), "12345");

            var offer = spanish.await("offer");
            assertThat(offer.get("conv").asString()).isEqualTo(id);
            assertThat(offer.get("reasons").valueStream().map(JsonNode::asString))
                    .contains("language es: agents who speak it are asked first");
            assertThat(german.soFar("offer")).isEmpty();
        }
    }

    @Test
    void showsTheQueueToAgentsWithTheVipCustomerFirst() {
        try (var agent = agent("agent01")) {
            agent.send("{\"t\":\"presence\",\"status\":\"busy\"}");
            agent.await(frame -> frame.path("status").asString("").equals("busy"));
            chat.startChat(RunningChat.machine(), "30001");
            chat.startChat(RunningChat.machine(), "20001");

            var queue = agent.await(
                    frame -> frame.has("waiting") && frame.get("waiting").size() == 2);
            assertThat(queue.at("/waiting/0/customerName").asString()).isEqualTo("Vera Lindqvist");
            assertThat(queue.at("/waiting/0/queue").asString()).isEqualTo("priority");
            assertThat(agent.soFar("offer")).isEmpty();
        }
    }

    @Test
    void offersToTheNextWhenTheFirstDoesNotAnswer() {
        try (var first = agent("agent01");
                var second = agent("agent02")) {
            var id = chat.startChat(RunningChat.customer(), "12345");
            first.await("offer");

            assertThat(second.await("offer").get("conv").asString()).isEqualTo(id);
            first.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            assertThat(first.await("error").get("code").asString()).isEqualTo("offer-gone");
        }
    }

    @Test
    void offersToTheNextAtOnceWhenTheFirstDeclines() {
        try (var first = agent("agent01");
                var second = agent("agent02")) {
            var id = chat.startChat(RunningChat.customer(), "12345");
            first.await("offer");
            first.send("{\"t\":\"decline\",\"conv\":\"%s\"}".formatted(id));

            second.await("offer");
            second.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            second.await("assigned");
            assertThat(first.soFar("offer")).isEmpty();
        }
    }

    @Test
    void offersToTheNextAtOnceWhenTheFirstVanishes() {
        try (var first = agent("agent01");
                var second = agent("agent02")) {
            chat.startChat(RunningChat.customer(), "12345");
            first.await("offer");
            first.vanish();

            second.await("offer");
        }
    }

    @Test
    void givesNobodyMoreThanHeCanHold() {
        try (var agent = agent("agent01")) {
            var ids = List.of(
                    chat.startChat(RunningChat.customer(), "12345"),
                    chat.startChat(RunningChat.customer(), "12345"),
                    chat.startChat(RunningChat.customer(), "12345"));
            agent.await("offer");
            agent.await("offer");
            assertThat(statusOf(ids.getLast())).isEqualTo("queued");

            chat.post("/api/chat/sessions/" + ids.getFirst() + "/end", RunningChat.customer(), "{}");
            agent.await(frame -> frame.path("conv").asString("").equals(ids.getLast()) && frame.has("expiresAt"));
        }
    }

    @Test
    void tellsEveryWindowOfTheAgentWhatHeTook() {
        try (var desk = agent("agent01");
                var phone = agent("agent01")) {
            var id = chat.startChat(RunningChat.customer(), "12345");
            phone.await("offer");
            desk.await("offer");
            desk.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));

            assertThat(phone.await("assigned").get("conv").asString()).isEqualTo(id);
        }
    }

    @Test
    void bringsAnAgentBackToWhatHeHolds() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var agent = agent("agent01")) {
            agent.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            agent.await("assigned");
            agent.sendMessage(id, "a-1", "One moment");
            agent.await("ack");
        }
        try (var again = agent("agent01")) {
            assertThat(again.await("msg").get("text").asString()).isEqualTo("One moment");
            assertThat(again.await("assigned").get("conv").asString()).isEqualTo(id);
        }
    }

    @Test
    void letsNoCustomerAccept() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var customer = chat.socket(RunningChat.customer()).hello()) {
            customer.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));

            assertThat(customer.await("error").get("code").asString()).isEqualTo("not-your-session");
        }
    }

    private SocketClient agent(String username) {
        return chat.socket(RunningChat.agent(username)).hello();
    }

    private String statusOf(String id) {
        return chat.get("/api/chat/sessions/" + id, RunningChat.machine()).text("/status");
    }
}
