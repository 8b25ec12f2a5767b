package io.apiworld.chat.presence;

import io.apiworld.chat.signal.Signal.PresenceMoved;
import io.apiworld.chat.signal.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcPresences implements Presences {

    private static final String AGENTS = """
            select a.username, a.name, a.idle_since,
                   case when exists (
                     select 1 from connection c where c.username = a.username and c.agent and c.last_seen > :oldest)
                   then a.status else 'offline' end as status
            from agent a
            """;

    private final JdbcClient jdbc;
    private final Signals signals;
    private final PresenceRules rules;
    private final Clock clock;

    JdbcPresences(JdbcClient jdbc, Signals signals, PresenceRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.signals = signals;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void arrived(Connected connection, String name) {
        if (connection.agent()) {
            signOn(connection.username(), name);
        }
        insert(connection);
    }

    @Override
    @Transactional
    public void left(String connection) {
        tellIfAgents(jdbc.sql("delete from connection where id = :id returning agent")
                .param("id", connection));
    }

    @Override
    @Transactional
    public void confirm(Collection<Connected> connections) {
        if (!connections.isEmpty()) {
            var confirmed = confirmKnown(connections);
            // Others took us for dead, since this machine slept or hung for a while.
            connections.stream()
                    .filter(connection -> !confirmed.contains(connection.id()))
                    .forEach(this::insert);
        }
        tellIfAgents(jdbc.sql("delete from connection where last_seen <= :oldest returning agent")
                .param("oldest", oldest()));
    }

    @Override
    @Transactional
    public void declare(String agent, AgentStatus status) {
        jdbc.sql("update agent set status = :status where username = :agent")
                .param("status", status.text())
                .param("agent", agent)
                .update();
        signals.send(new PresenceMoved());
    }

    @Override
    public Optional<AgentPresence> agent(String username) {
        return jdbc.sql(AGENTS + " where a.username = :username")
                .param("oldest", oldest())
                .param("username", username)
                .query(JdbcPresences::presence)
                .optional();
    }

    @Override
    public List<AgentPresence> agents() {
        return jdbc
                .sql(AGENTS + " order by a.username")
                .param("oldest", oldest())
                .query(JdbcPresences::presence)
                .list()
                .stream()
                .filter(agent -> agent.status() != AgentStatus.OFFLINE)
                .toList();
    }

    private void signOn(String agent, String name) {
        // A second window of an agent who said that he is busy does not make him ready.
        jdbc.sql("""
                        with present as (
                          select exists (
                            select 1 from connection where username = :agent and agent and last_seen > :oldest) as already)
                        insert into agent (username, name, status, idle_since) values (:agent, :name, 'online', :now)
                        on conflict (username) do update set
                          name = excluded.name,
                          status = case when (select already from present) then agent.status else 'online' end,
                          idle_since = case when (select already from present) then agent.idle_since else :now end
                        """)
                .param("agent", agent)
                .param("name", name)
                .param("now", now())
                .param("oldest", oldest())
                .update();
    }

    private Set<@Nullable String> confirmKnown(Collection<Connected> connections) {
        return jdbc.sql("update connection set last_seen = :now where id in (:ids) returning id")
                .param("now", now())
                .param("ids", connections.stream().map(Connected::id).toList())
                .query(String.class)
                .set();
    }

    private void insert(Connected connection) {
        jdbc.sql("""
                        insert into connection (id, username, agent, last_seen) values (:id, :username, :agent, :now)
                        on conflict (id) do update set last_seen = excluded.last_seen
                        """)
                .param("id", connection.id())
                .param("username", connection.username())
                .param("agent", connection.agent())
                .param("now", now())
                .update();
        if (connection.agent()) {
            signals.send(new PresenceMoved());
        }
    }

    private void tellIfAgents(JdbcClient.StatementSpec removal) {
        if (removal.query(Boolean.class).list().contains(true)) {
            signals.send(new PresenceMoved());
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(rules.goneAfter()));
    }

    private static AgentPresence presence(ResultSet row, int number) throws SQLException {
        return new AgentPresence(
                row.getString("username"),
                row.getString("name"),
                AgentStatus.of(row.getString("status")),
                row.getTimestamp("idle_since").toInstant());
    }
}
