package io.apiworld.webhooks.intake;

import io.apiworld.defaults.tracing.TraceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class JdbcMessages implements Messages {

    private final JdbcClient jdbc;

    JdbcMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever is taking in the same id, so that "false" means that the other one has committed. */
    @Override
    public boolean add(Message message) {
        return jdbc.sql("""
                                insert into messages (id, type, body, traceparent, correlation_id, created_at)
                                values (:id, :type, :body, :traceparent, :correlationId, :at)
                                on conflict (id) do nothing
                                """)
                        .param("id", message.id())
                        .param("type", message.type())
                        .param("body", message.body())
                        .param("traceparent", message.trace().traceparent())
                        .param("correlationId", message.trace().correlationId())
                        .param("at", Timestamp.from(message.createdAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Message> find(String id) {
        return jdbc.sql("select * from messages where id = :id")
                .param("id", id)
                .query(JdbcMessages::message)
                .optional();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("type"),
                row.getString("body"),
                new TraceLink(row.getString("traceparent"), row.getString("correlation_id")),
                row.getTimestamp("created_at").toInstant());
    }
}
