package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(TestDatabase.fresh(), neighbours);

    @Test
    void customerAndAgentTalkFromTheStartToTheCase() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        try (var agent = chat.socket(RunningChat.agent("agent01")).hello();
                var customer = chat.socket(RunningChat.customer()).hello()) {
            customer.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            customer.sendMessage(id, "c-1", "What about my loan?");
            assertThat(customer.await("ack").get("seq").asLong()).isEqualTo(1);

            assertThat(agent.await("offer").at("/customer/language").asString()).isEqualTo("es");
            agent.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            assertThat(agent.await("assigned").at("/screenPop/url").asString()).isEqualTo("/agent?customer=12345");
            assertThat(agent.await("msg").get("text").asString()).isEqualTo("What about my loan?");
            assertThat(customer.await("assigned").get("agentName").asString()).isEqualTo("Agent agent01");

            agent.sendMessage(id, "a-1", "It is granted.");
            assertThat(customer.await(frame -> frame.path("seq").asLong() == 2 && frame.has("text"))
                            .get("from")
                            .asString())
                    .isEqualTo("agent01");
            agent.send(
                    "{\"t\":\"end\",\"conv\":\"%s\",\"summary\":\"Customer asked about loan status\"}".formatted(id));
            assertThat(customer.await("ended").get("by").asString()).isEqualTo("agent01");
        }

        await().untilAsserted(() -> assertThat(neighbours.eventTypesOf(id))
                .containsExactly("chat_started", "agent_assigned", "chat_ended", "chat_completed"));
        var completed = neighbours.eventsOf(id).getLast().get("data");
        assertThat(completed.get("summary").asString()).isEqualTo("Customer asked about loan status");
        assertThat(completed.get("transcript").asString())
                .contains("cesar (customer): What about my loan?", "agent01 (agent): It is granted.");
    }
}
