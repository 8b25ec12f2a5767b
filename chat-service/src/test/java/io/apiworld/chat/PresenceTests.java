package io.apiworld.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.chat.fixtures.SocketClient;
import io.apiworld.testsupport.TestDatabase;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(
            TestDatabase.fresh(), neighbours, "chat.presence.confirm-every=100ms", "chat.presence.gone-after=3s");

    @AutoClose
    final SocketClient watcher = chat.socket(RunningChat.agent("watcher")).hello();

    @Test
    void tellsAgentsWhoComesAndGoes() {
        try (var _ = chat.socket(RunningChat.agent("agent01")).hello()) {
            watcher.await(is("agent01", "online"));
        }
        watcher.await(is("agent01", "offline"));
    }

    @Test
    void tellsWhatAgentsSayOfThemselves() {
        try (var agent = chat.socket(RunningChat.agent("agent02")).hello()) {
            agent.send("{\"t\":\"presence\",\"status\":\"away\"}");
            watcher.await(is("agent02", "away"));
            agent.send("{\"t\":\"presence\",\"status\":\"online\"}");
            watcher.await(is("agent02", "online"));
        }
    }

    @Test
    void tellsANewcomerWhoIsThere() {
        try (var newcomer = chat.socket(RunningChat.agent("agent03")).hello()) {
            newcomer.await(is("watcher", "online"));
        }
    }

    @Test
    void keepsAnAgentOnlineUntilHisLastWindowCloses() {
        try (var phone = chat.socket(RunningChat.agent("agent04")).hello()) {
            try (var desk = chat.socket(RunningChat.agent("agent04")).hello()) {
                desk.send("{\"t\":\"presence\",\"status\":\"busy\"}");
                watcher.await(is("agent04", "busy"));
            }
            phone.send("{\"t\":\"presence\",\"status\":\"online\"}");
            watcher.await(is("agent04", "online"));
        }
        watcher.await(is("agent04", "offline"));
    }

    /** What an instance leaves behind that was killed: rows that nobody confirms. */
    @Test
    void missesAnAgentWhoseInstanceDied() {
        var jdbc = chat.bean(JdbcClient.class);
        jdbc.sql("insert into agent values ('ghost', 'Ghost', 'online', now())").update();
        jdbc.sql("insert into connection values ('dead', 'ghost', true, now())").update();
        try (var newcomer = chat.socket(RunningChat.agent("agent05")).hello()) {
            newcomer.await(is("ghost", "online"));

            newcomer.await(is("ghost", "offline"));
        }
    }

    @Test
    void comesBackAfterOthersTookItForDead() {
        try (var _ = chat.socket(RunningChat.agent("agent06")).hello()) {
            watcher.await(is("agent06", "online"));
            chat.bean(JdbcClient.class)
                    .sql("delete from connection where username = 'agent06'")
                    .update();

            await().until(() -> chat.connectionsOf("agent06") == 1);
        }
    }

    @Test
    void tellsCustomersNothingOfAgents() {
        try (var customer = chat.socket(RunningChat.customer()).hello();
                var agent = chat.socket(RunningChat.agent("agent07")).hello()) {
            customer.send("{\"t\":\"presence\",\"status\":\"online\"}");
            assertThat(customer.await("error").get("code").asString()).isEqualTo("not-allowed");
            agent.await(is("agent07", "online"));

            assertThat(customer.soFar("presence")).isEmpty();
        }
    }

    private static Predicate<JsonNode> is(String agent, String status) {
        return frame -> frame.get("t").asString().equals("presence")
                && frame.get("user").asString().equals(agent)
                && frame.get("status").asString().equals(status);
    }
}
