package io.apiworld.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apiworld.chat.conversation.ConversationId;
import io.apiworld.chat.presence.AgentStatus;
import io.apiworld.chat.socket.ClientFrame.Cursor;
import io.apiworld.chat.socket.ClientFrame.Hello;
import io.apiworld.chat.socket.ClientFrame.Join;
import io.apiworld.chat.socket.ClientFrame.Ping;
import io.apiworld.chat.socket.ClientFrame.Presence;
import io.apiworld.chat.socket.ClientFrame.Send;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrameFormatTests {

    static final ConversationId C1 = new ConversationId("c1");

    final FrameFormat format = new FrameFormat(JsonMapper.shared());

    @Test
    void readsWhatAClientMaySay() {
        assertThat(format.read("{\"t\":\"hello\",\"resume\":[{\"conv\":\"c1\",\"epoch\":\"e7\",\"seq\":41}]}"))
                .isEqualTo(new Hello(List.of(new Cursor(C1, "e7", 41)), null, null));
        assertThat(format.read("{\"t\":\"send\",\"conv\":\"c1\",\"id\":\"m1\",\"text\":\"Hi\"}"))
                .isEqualTo(new Send(C1, "m1", "Hi", null));
        assertThat(format.read("{\"t\":\"join\",\"conv\":\"c1\"}")).isEqualTo(new Join(C1, null, null));
        assertThat(format.read("{\"t\":\"presence\",\"status\":\"away\"}")).isEqualTo(new Presence(AgentStatus.AWAY));
    }

    @Test
    void ignoresMembersOfLaterVersions() {
        assertThat(format.read("{\"t\":\"ping\",\"sentAt\":12}")).isEqualTo(new Ping());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "null",
                "{}",
                "{\"t\":\"dance\"}",
                "{\"t\":7}",
                "{\"t\":\"send\",\"conv\":\"c1\",\"id\":\"m1\"}",
                "{\"t\":\"send\",\"conv\":null,\"id\":\"m1\",\"text\":\"x\"}",
                "{\"t\":\"send\",\"conv\":\"c1\",\"id\":\"m1\",\"text\":null}",
                "{\"t\":\"send\",\"conv\":\"c1\",\"id\":7,\"text\":\"x\"}",
                "{\"t\":\"send\",\"conv\":{},\"id\":\"m1\",\"text\":\"x\"}",
                "{\"t\":\"read\",\"conv\":\"c1\",\"upTo\":\"many\"}",
                "{\"t\":\"presence\",\"status\":\"asleep\"}",
                "{\"t\":\"hello\",\"resume\":[null]}",
                "{\"t\":\"hello\",\"resume\":[{\"conv\":\"c1\"}]}",
                "{\"t\":\"ping\"} {\"t\":\"ping\"}"
            })
    void refusesWhatIsNoFrame(String text) {
        assertThatExceptionOfType(BadFrame.class).isThrownBy(() -> format.read(text));
    }

    @Test
    void namesThePlaceAndNotWhatStandsThere() {
        assertThatExceptionOfType(BadFrame.class)
                .isThrownBy(() -> format.read("{\"t\":\"read\",\"conv\":\"c1\",\"upTo\":\"my secret\"}"))
                .withMessageContaining("upTo")
                .withMessageNotContaining("secret");
    }

    @Test
    void writesFramesWithoutWhatIsNotKnown() {
        var assigned = new ServerFrame.Assigned(C1, "agent01", "Amira Haddad", "12345", null);

        assertThat(format.write(assigned))
                .isEqualTo(
                        "{\"t\":\"assigned\",\"conv\":\"c1\",\"agent\":\"agent01\",\"agentName\":\"Amira Haddad\",\"customerId\":\"12345\"}");
    }

    @Test
    void writesTimesAsInRfc3339() {
        var ended = new ServerFrame.Ended(C1, "agent01", Instant.parse("2026-01-01T12:00:00.5Z"));

        assertThat(format.write(ended)).contains("\"at\":\"2026-01-01T12:00:00.500Z\"");
    }
}
