package io.apiworld.crm.interaction;

import io.apiworld.crm.paging.Cursor;
import io.apiworld.crm.paging.InvalidCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Interactions implements InteractionLog {

    /** An interaction and where it stands in the log. */
    record Entry(long id, Interaction interaction) {}

    private final JdbcClient jdbc;

    Interactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Interaction interaction, String webhookId, String data) {
        jdbc.sql("""
                        insert into interaction (webhook_id, customer_id, interaction_id, event, at, agent, summary,
                                                 duration_seconds, correlation_id, data)
                        values (:webhookId, :customerId, :interactionId, :event, :at, :agent, :summary,
                                :durationSeconds, :correlationId, :data::json)
                        """)
                .param("webhookId", webhookId)
                .param("customerId", interaction.customerId())
                .param("interactionId", interaction.interactionId())
                .param("event", interaction.event())
                .param("at", interaction.at().atOffset(ZoneOffset.UTC))
                .param("agent", interaction.agent())
                .param("summary", interaction.summary())
                .param("durationSeconds", interaction.durationSeconds())
                .param("correlationId", interaction.correlationId())
                .param("data", data)
                .update();
    }

    /** A customer's history, the newest first, up to {@code count} entries. */
    List<Entry> of(String customerId, @Nullable Cursor after, int count) {
        return jdbc.sql("""
                        select * from interaction
                        where customer_id = :customerId
                          and (:after::bigint is null
                               or (at, id) < (select at, id from interaction where id = :after))
                        order by at desc, id desc
                        limit :count
                        """)
                .param("customerId", customerId)
                .param("after", after == null ? null : idAt(after))
                .param("count", count)
                .query(Interactions::entry)
                .list();
    }

    private static long idAt(Cursor after) {
        try {
            return Long.parseLong(after.place());
        } catch (NumberFormatException foreign) {
            throw new InvalidCursor();
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var interaction = new Interaction(
                row.getString("customer_id"),
                row.getString("interaction_id"),
                row.getString("event"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("agent"),
                row.getString("summary"),
                row.getObject("duration_seconds", Long.class),
                row.getString("correlation_id"));
        return new Entry(row.getLong("id"), interaction);
    }
}
