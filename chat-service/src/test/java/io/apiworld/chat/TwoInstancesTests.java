package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.HttpStub.Answer;
import io.apiworld.testsupport.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances on one database that hear no signal of each other, as when Valkey is away: nothing is lost or done twice, it
 * only takes until the next look.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTests {

    static final String[] QUICK = {
        "chat.socket.look-every=200ms", "chat.outbox.poll-every=100ms", "chat.presence.confirm-every=200ms"
    };

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    final TestDatabase database = TestDatabase.fresh();

    @AutoClose
    final RunningChat one = RunningChat.start(database, neighbours, QUICK);

    @AutoClose
    final RunningChat other = RunningChat.start(database, neighbours, QUICK);

    @Test
    void carryAConversationBetweenThem() {
        var id = one.startChat(RunningChat.customer(), "12345");
        try (var customer = one.socket(RunningChat.customer()).hello();
                var agent = other.socket(RunningChat.agent("agent01")).hello()) {
            customer.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            agent.await(frame ->
                    frame.has("expiresAt") && frame.get("conv").asString().equals(id));
            agent.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
            assertThat(customer.await("assigned").get("agent").asString()).isEqualTo("agent01");

            IntStream.range(0, 10).forEach(n -> agent.sendMessage(id, "a-" + n, "Number " + n));
            var seen = IntStream.range(0, 10)
                    .mapToObj(_ -> customer.await("msg").get("seq").asLong())
                    .toList();
            assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            agent.send("{\"t\":\"end\",\"conv\":\"%s\"}".formatted(id));
            customer.await("ended");
        }
    }

    @Test
    void showEachOthersAgents() {
        try (var here = one.socket(RunningChat.agent("agent01")).hello()) {
            try (var _ = other.socket(RunningChat.agent("agent02")).hello()) {
                here.await(frame -> frame.path("user").asString("").equals("agent02"));
            }
            here.await(frame -> frame.path("user").asString("").equals("agent02")
                    && frame.path("status").asString("").equals("offline"));
        }
    }

    @Test
    void handOnEveryEventOnce() {
        neighbours.dispatcherAnswers(_ -> Answer.status(202).after(Duration.ofMillis(5)));
        var ids = IntStream.range(0, 20)
                .mapToObj(n -> (n % 2 == 0 ? one : other).startChat(RunningChat.machine(), "30001"))
                .toList();
        ids.forEach(id -> one.delete("/api/chat/sessions/" + id, RunningChat.machine()));

        await().atMost(Duration.ofSeconds(30)).until(() -> waitingEvents() == 0);
        assertThat(ids)
                .allSatisfy(id -> assertThat(neighbours.eventTypesOf(id))
                        .containsExactly("chat_started", "chat_ended", "chat_completed"));
    }

    @Test
    void letOneAgentWinWhenTwoReachForTheSame() {
        try (var here = busyAgent(one, "agent01");
                var there = busyAgent(other, "agent02")) {
            var ids = IntStream.range(0, 10)
                    .mapToObj(_ -> one.startChat(RunningChat.machine(), "30001"))
                    .toList();
            try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
                ids.forEach(id -> Stream.of(here, there).forEach(agent -> hands.submit(() -> accept(agent, id))));
            }

            ids.forEach(id -> await().until(() -> holders(id) == 1));
            await().until(() -> waitingEvents() == 0);
            assertThat(ids)
                    .allSatisfy(id -> assertThat(neighbours.eventTypesOf(id)).containsOnlyOnce("agent_assigned"));
            ids.forEach(id -> one.delete("/api/chat/sessions/" + id, RunningChat.machine()));
        }
    }

    @Test
    void offerNobodyMoreThanHeCanHoldBetweenThem() {
        try (var agent = one.socket(RunningChat.agent("agent05")).hello()) {
            var ids = IntStream.range(0, 12)
                    .parallel()
                    .mapToObj(n -> (n % 2 == 0 ? one : other).startChat(RunningChat.machine(), "30001"))
                    .toList();
            List.of(1, 2, 3).forEach(_ -> agent.await("offer"));

            assertThat(agent.soFar("offer")).isEmpty();
            assertThat(offered()).isEqualTo(3);
            ids.forEach(id -> one.delete("/api/chat/sessions/" + id, RunningChat.machine()));
        }
    }

    private static SocketClient busyAgent(RunningChat instance, String username) {
        var agent = instance.socket(RunningChat.agent(username)).hello();
        agent.send("{\"t\":\"presence\",\"status\":\"busy\"}");
        agent.await(frame -> frame.path("user").asString("").equals(username)
                && frame.path("status").asString("").equals("busy"));
        return agent;
    }

    private static void accept(SocketClient agent, String id) {
        synchronized (agent) {
            agent.send("{\"t\":\"accept\",\"conv\":\"%s\"}".formatted(id));
        }
    }

    private int holders(String id) {
        return count("select count(*) from conversation where status = 'active' and id = '" + id + "'");
    }

    private int offered() {
        return count("select count(*) from conversation where status = 'offered'");
    }

    private int waitingEvents() {
        return count("select count(*) from outbox where state = 'waiting'");
    }

    private int count(String sql) {
        return one.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }
}
