package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events reach the dispatcher, whatever happens to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(
            TestDatabase.fresh(), neighbours, "chat.outbox.first-delay=50ms", "chat.outbox.poll-every=200ms");

    @AfterEach
    void dispatcherIsBack() {
        neighbours.dispatcherAnswers(_ -> Answer.status(202));
    }

    @Test
    void handsOnWithItsOwnTokenWhatTheCatalogueAsksFor() {
        var id = chat.startChat(RunningChat.customer(), "12345");

        await().until(() -> neighbours.eventsOf(id).size() == 1);
        var event = neighbours.eventsOf(id).getFirst();
        assertThat(event.get("id").asString()).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(event.get("data").propertyNames())
                .containsExactlyInAnyOrder(
                        "event",
                        "customerId",
                        "interactionId",
                        "correlationId",
                        "timestamp",
                        "channel",
                        "queue",
                        "customerName");
        assertThat(neighbours.eventPosts())
                .allSatisfy(post -> assertThat(post.header("Authorization")).isEqualTo("Bearer our-own-token"));
    }

    @Test
    void survivesADispatcherThatIsDown() {
        var failures = new AtomicInteger(3);
        neighbours.dispatcherAnswers(_ -> Answer.status(failures.getAndDecrement() > 0 ? 503 : 202));
        var id = chat.startChat(RunningChat.customer(), "12345");

        await().untilAsserted(() -> assertThat(statesOf(id)).containsExactly("sent"));
        assertThat(neighbours.eventsOf(id).stream()
                        .map(event -> event.get("id").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void keepsTheOrderOfAConversationWhileTheFirstEventFails() {
        var failures = new AtomicInteger(2);
        neighbours.dispatcherAnswers(post ->
                Answer.status(post.body().contains("chat_started") && failures.getAndDecrement() > 0 ? 503 : 202));
        var id = chat.startChat(RunningChat.customer(), "12345");
        chat.post("/api/chat/sessions/" + id + "/end", RunningChat.customer(), "{}");

        await().untilAsserted(() -> assertThat(statesOf(id)).containsExactly("sent", "sent", "sent"));
        assertThat(neighbours.eventTypesOf(id).stream().distinct())
                .containsExactly("chat_started", "chat_ended", "chat_completed");
    }

    @Test
    void doesNotLetARefusedEventBlockTheOthers() {
        neighbours.dispatcherAnswers(post -> Answer.status(post.body().contains("chat_started") ? 422 : 202));
        var id = chat.startChat(RunningChat.customer(), "12345");
        chat.post("/api/chat/sessions/" + id + "/end", RunningChat.customer(), "{}");

        await().untilAsserted(() -> assertThat(statesOf(id)).containsExactly("refused", "sent", "sent"));
    }

    @Test
    void waitsForItsRightsRatherThanGivingUp() {
        var refusals = new AtomicInteger(2);
        neighbours.dispatcherAnswers(_ -> Answer.status(refusals.getAndDecrement() > 0 ? 403 : 202));
        var id = chat.startChat(RunningChat.customer(), "12345");

        await().untilAsserted(() -> assertThat(statesOf(id)).containsExactly("sent"));
    }

    @Test
    void makesASummaryOfWhatTheCustomerSaidFirst() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        chat.post(
                "/api/chat/sessions/" + id + "/messages",
                RunningChat.customer(),
                "{\"id\":\"1\",\"text\":\"Where is my card?\"}");
        chat.post("/api/chat/sessions/" + id + "/end", RunningChat.customer(), "{\"summary\":\"I decide\"}");

        await().until(() -> neighbours.eventTypesOf(id).contains("chat_completed"));
        var data = neighbours.eventsOf(id).getLast().get("data");
        assertThat(data.get("summary").asString()).isEqualTo("Customer wrote: Where is my card?");
        assertThat(data.get("email").asString()).isEqualTo("cesar.gonzalez@example.com");
    }

    @Test
    void tellsOfAnEndOnce() {
        var id = chat.startChat(RunningChat.customer(), "12345");
        List.of(1, 2).forEach(_ -> chat.post("/api/chat/sessions/" + id + "/end", RunningChat.customer(), "{}"));
        chat.delete("/api/chat/sessions/" + id, RunningChat.customer());

        await().until(() -> neighbours.eventTypesOf(id).contains("chat_completed"));
        assertThat(statesOf(id)).hasSize(3);
    }

    private List<String> statesOf(String conversation) {
        return chat.bean(JdbcClient.class)
                .sql("select state from outbox where subject = :id order by position")
                .param("id", conversation)
                .query(String.class)
                .list();
    }
}
