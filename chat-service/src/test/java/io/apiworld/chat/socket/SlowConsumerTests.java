package io.apiworld.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.apiworld.chat.RunningChat;
import io.apiworld.chat.fixtures.Neighbours;
import io.apiworld.testsupport.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowConsumerTests {

    @AutoClose
    final Neighbours neighbours = new Neighbours();

    @AutoClose
    final RunningChat chat = RunningChat.start(
            TestDatabase.fresh(), neighbours, "chat.socket.send-within=2s", "chat.socket.check-every=100ms");

    @Test
    void isClosedWhileOthersGoOn() {
        var id = conversationWithMegabytes(12);
        try (var slow = chat.socket(RunningChat.customer()).hello();
                var other = chat.socket(RunningChat.agent("agent01")).hello()) {
            slow.stopReading();
            slow.send("{\"t\":\"join\",\"conv\":\"%s\"}".formatted(id));
            other.send("{\"t\":\"ping\"}");
            other.await("pong");
            await().atMost(Duration.ofSeconds(30)).until(() -> isClosing("cesar"));

            slow.readOn();
            assertThat(slow.closeCode()).isEqualTo(4000);
            other.send("{\"t\":\"ping\"}");
            other.await("pong");
        }
    }

    /** Or is closed by now, and forgotten. */
    private boolean isClosing(String username) {
        return chat.bean(Connections.class).all().stream()
                .filter(connection -> connection.caller().username().equals(username))
                .allMatch(Connection::isClosing);
    }

    private String conversationWithMegabytes(int megabytes) {
        var id = chat.startChat(RunningChat.customer(), "12345");
        var jdbc = chat.bean(JdbcClient.class);
        var messages = megabytes * 250;
        jdbc.sql("""
                        insert into message
                        select :id, n, 'n-' || n, 'cesar', 'customer', now(), repeat(md5(n::text), 125)
                        from generate_series(1, :count) n
                        """).param("id", id).param("count", messages).update();
        jdbc.sql("update conversation set last_seq = :count where id = :id")
                .param("id", id)
                .param("count", messages)
                .update();
        return id;
    }
}
