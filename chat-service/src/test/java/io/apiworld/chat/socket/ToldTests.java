package io.apiworld.chat.socket;

import static io.apiworld.chat.presence.AgentStatus.AWAY;
import static io.apiworld.chat.presence.AgentStatus.OFFLINE;
import static io.apiworld.chat.presence.AgentStatus.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.apiworld.chat.presence.AgentPresence;
import io.apiworld.chat.presence.AgentStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTests {

    final Told told = new Told();

    @Test
    void tellsWhoIsThereOnce() {
        assertThat(told.changes(List.of(amira(ONLINE)))).containsExactly(frame(ONLINE));
        assertThat(told.changes(List.of(amira(ONLINE)))).isEmpty();
    }

    @Test
    void tellsEveryChange() {
        told.changes(List.of(amira(ONLINE)));

        assertThat(told.changes(List.of(amira(AWAY)))).containsExactly(frame(AWAY));
    }

    @Test
    void tellsOfThoseWhoLeft() {
        told.changes(List.of(amira(ONLINE)));

        assertThat(told.changes(List.of())).containsExactly(frame(OFFLINE));
        assertThat(told.changes(List.of())).isEmpty();
    }

    @Test
    void tellsTheQueueOnlyWhenItHasChanged() {
        assertThat(told.isNew(new ServerFrame.Queue(List.of()))).isTrue();
        assertThat(told.isNew(new ServerFrame.Queue(List.of()))).isFalse();
    }

    private static AgentPresence amira(AgentStatus status) {
        return new AgentPresence("agent01", "Amira Haddad", status, Instant.EPOCH);
    }

    private static ServerFrame.Presence frame(AgentStatus status) {
        return new ServerFrame.Presence("agent01", "Amira Haddad", status);
    }
}
