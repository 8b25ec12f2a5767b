package io.apiworld.chat.conversation;

import io.apiworld.chat.conversation.Conversation.Ending;
import io.apiworld.chat.conversation.Conversation.Holder;
import io.apiworld.chat.conversation.Conversation.Offer;
import io.apiworld.chat.customer.Customer;
import io.apiworld.chat.routing.Assessment;
import io.apiworld.defaults.tracing.TraceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of table conversation. */
final class ConversationRow implements RowMapper<Conversation> {

    static final String SELECT = """
            select id, epoch, customer, channel, status, queue, priority, reasons, offered_to, offer_expires_at,
                   agent, agent_name, started_at, ended_at, ended_by, summary, last_seq, traceparent, correlation_id
            from conversation
            """;

    private final JsonMapper json;

    ConversationRow(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Conversation mapRow(ResultSet row, int number) throws SQLException {
        return new Conversation(
                new ConversationId(row.getString("id")),
                row.getString("epoch"),
                json.readValue(row.getString("customer"), Customer.class),
                row.getString("channel"),
                ConversationStatus.of(row.getString("status")),
                assessment(row),
                row.getTimestamp("started_at").toInstant(),
                offer(row),
                holder(row),
                ending(row),
                row.getLong("last_seq"),
                new TraceLink(row.getString("traceparent"), row.getString("correlation_id")));
    }

    private Assessment assessment(ResultSet row) throws SQLException {
        var reasons = List.of(json.readValue(row.getString("reasons"), String[].class));
        return new Assessment(row.getString("queue"), row.getInt("priority"), reasons);
    }

    private static @Nullable Offer offer(ResultSet row) throws SQLException {
        var agent = row.getString("offered_to");
        var expiresAt = instant(row, "offer_expires_at");
        return agent == null || expiresAt == null ? null : new Offer(agent, expiresAt);
    }

    private static @Nullable Holder holder(ResultSet row) throws SQLException {
        var agent = row.getString("agent");
        return agent == null ? null : new Holder(agent, row.getString("agent_name"));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        var at = instant(row, "ended_at");
        return at == null ? null : new Ending(at, row.getString("ended_by"), row.getString("summary"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
