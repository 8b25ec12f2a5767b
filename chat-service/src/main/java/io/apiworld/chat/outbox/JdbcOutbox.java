package io.apiworld.chat.outbox;

import io.apiworld.defaults.tracing.TraceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcOutbox implements Outbox, OutboxRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher local;

    JdbcOutbox(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher local) {
        this.jdbc = jdbc;
        this.json = json;
        this.local = local;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Event event) {
        var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("""
                        insert into outbox
                          (id, subject, type, payload, traceparent, correlation_id, created_at, next_attempt_at)
                        values (:id, :subject, :type, :payload::jsonb, :traceparent, :correlationId, :at, :at)
                        """)
                .param("id", id)
                .param("subject", event.subject())
                .param("type", event.type())
                .param("payload", json.writeValueAsString(message(id, event)))
                .param("traceparent", event.trace().traceparent())
                .param("correlationId", event.trace().correlationId())
                .param("at", Timestamp.from(event.at()))
                .update();
        local.publishEvent(new EventStored());
    }

    @Override
    @Transactional
    public List<OutboxRow> lease(int count, Instant now, Instant until) {
        // "Waiting" includes leased: a later event of the same subject is due only once the earlier is settled.
        return jdbc
                .sql("""
                        with due as (
                          select position from outbox o
                          where state = 'waiting' and next_attempt_at <= :now
                            and not exists (
                              select 1 from outbox e
                              where e.subject = o.subject and e.state = 'waiting' and e.position < o.position)
                          order by position
                          limit :count
                          for update skip locked)
                        update outbox o set next_attempt_at = :until, attempts = attempts + 1
                        from due where o.position = due.position
                        returning o.position, o.id, o.type, o.payload, o.attempts, o.traceparent, o.correlation_id
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("count", count)
                .query(JdbcOutbox::row)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(OutboxRow::position))
                .toList();
    }

    @Override
    public void sent(OutboxRow row, Instant at) {
        jdbc.sql("update outbox set state = 'sent', settled_at = :at, last_problem = null where position = :position")
                .param("at", Timestamp.from(at))
                .param("position", row.position())
                .update();
    }

    @Override
    public void refused(OutboxRow row, String problem, Instant at) {
        jdbc.sql(
                        "update outbox set state = 'refused', settled_at = :at, last_problem = :problem where position = :position")
                .param("at", Timestamp.from(at))
                .param("problem", problem)
                .param("position", row.position())
                .update();
    }

    @Override
    public void retry(OutboxRow row, String problem, Instant at) {
        jdbc.sql("""
                        update outbox set next_attempt_at = :at, last_problem = :problem
                        where position = :position and state = 'waiting'
                        """)
                .param("at", Timestamp.from(at))
                .param("problem", problem)
                .param("position", row.position())
                .update();
    }

    @Override
    public int forgetSentBefore(Instant time) {
        return jdbc.sql("delete from outbox where state = 'sent' and settled_at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }

    private static LinkedHashMap<String, Object> message(String id, Event event) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("type", event.type());
        message.put("timestamp", event.at().toString());
        message.put("data", event.data());
        return message;
    }

    private static OutboxRow row(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("id"),
                row.getString("type"),
                row.getString("payload"),
                row.getInt("attempts"),
                new TraceLink(row.getString("traceparent"), row.getString("correlation_id")));
    }
}
