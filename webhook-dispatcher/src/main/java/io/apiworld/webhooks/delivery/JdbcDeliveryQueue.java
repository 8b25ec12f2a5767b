package io.apiworld.webhooks.delivery;

import io.apiworld.defaults.tracing.TraceLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcDeliveryQueue implements Deliveries, DeliveryQueue {

    /** "receivers" steps from one endpoint that has something open to the next, however long the queue of each is. */
    private static final String IN_TURN = """
            with recursive receivers (id) as (
              select min(endpoint_id) from deliveries where status in ('pending', 'retrying', 'delivering')
              union all
              select (select min(endpoint_id) from deliveries
                      where endpoint_id > r.id and status in ('pending', 'retrying', 'delivering'))
              from receivers r where r.id is not null
            ),
            turns (id) as (
              select turn.id from receivers r cross join lateral (
                select id from deliveries
                where endpoint_id = r.id and status in ('pending', 'retrying', 'delivering') and next_attempt_at <= :now
                order by next_attempt_at, position
                limit greatest(0, :perReceiver - (
                  select count(*) from deliveries
                  where endpoint_id = r.id and status = 'delivering' and next_attempt_at > :now))
              ) turn
            )
            select id from deliveries
            where id in (select id from turns)
              and status in ('pending', 'retrying', 'delivering') and next_attempt_at <= :now
            order by next_attempt_at, position
            limit :count
            for update skip locked
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher local;
    private final DeliveryRules rules;

    JdbcDeliveryQueue(JdbcClient jdbc, ApplicationEventPublisher local, DeliveryRules rules) {
        this.jdbc = jdbc;
        this.local = local;
        this.rules = rules;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(String messageId, List<String> endpointIds, Instant now) {
        for (var endpointId : endpointIds) {
            jdbc.sql("""
                            insert into deliveries (id, message_id, endpoint_id, status, next_attempt_at, created_at)
                            values (:id, :messageId, :endpointId, 'pending', :now, :now)
                            """)
                    .param("id", "dlv_" + UUID.randomUUID().toString().replace("-", ""))
                    .param("messageId", messageId)
                    .param("endpointId", endpointId)
                    .param("now", Timestamp.from(now))
                    .update();
        }
        local.publishEvent(new DeliveriesPlanned());
    }

    /** A row that is still "delivering" when its time has come was left behind: its worker is lost, and so is that attempt. */
    @Override
    @Transactional
    public List<ClaimedDelivery> claim(int count, Instant now, Instant until) {
        var due = jdbc.sql(IN_TURN)
                .param("now", Timestamp.from(now))
                .param("count", count)
                .param("perReceiver", rules.perReceiver())
                .query((row, _) -> row.getString("id"))
                .list();
        if (due.isEmpty()) {
            return List.of();
        }
        recordLost(due);
        return lease(due, now, until);
    }

    private void recordLost(List<String> ids) {
        jdbc.sql("""
                        insert into attempts (delivery_id, number, at, duration_ms, error)
                        select id, attempts, claimed_at, 0, :lost from deliveries
                        where id in (:ids) and status = 'delivering'
                        """)
                .param("ids", ids)
                .param("lost", Trouble.WORKER_LOST.word())
                .update();
    }

    private List<ClaimedDelivery> lease(List<String> ids, Instant now, Instant until) {
        return jdbc.sql("""
                        update deliveries d
                        set status = 'delivering', attempts = attempts + 1, claimed_at = :now, next_attempt_at = :until
                        from messages m
                        where d.id in (:ids) and m.id = d.message_id
                        returning d.id, d.message_id, d.endpoint_id, d.attempts, d.earlier,
                          m.type, m.body, m.traceparent, m.correlation_id
                        """)
                .param("ids", ids)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(JdbcDeliveryQueue::claimed)
                .list();
    }

    @Override
    @Transactional
    public boolean settle(ClaimedDelivery delivery, Attempt attempt, Next next) {
        var ours = jdbc.sql("""
                                update deliveries set status = :status, next_attempt_at = :nextAttemptAt
                                where id = :id and status = 'delivering' and attempts = :attempts
                                """)
                        .param("status", statusAfter(next))
                        .param("nextAttemptAt", timeOf(next), Types.TIMESTAMP)
                        .param("id", delivery.id())
                        .param("attempts", delivery.attempts())
                        .update()
                == 1;
        if (ours) {
            record(delivery, attempt);
        }
        return ours;
    }

    private void record(ClaimedDelivery delivery, Attempt attempt) {
        jdbc.sql("""
                        insert into attempts (delivery_id, number, at, status, duration_ms, error, response_body)
                        values (:id, :number, :at, :status, :durationMs, :error, :responseBody)
                        """)
                .param("id", delivery.id())
                .param("number", delivery.attempts())
                .param("at", Timestamp.from(attempt.at()))
                .param("status", attempt.status(), Types.INTEGER)
                .param("durationMs", attempt.durationMs())
                .param("error", attempt.error(), Types.VARCHAR)
                .param("responseBody", attempt.responseBody(), Types.VARCHAR)
                .update();
    }

    private static String statusAfter(Next next) {
        return switch (next) {
            case Next.Done _ -> "delivered";
            case Next.GiveUp _ -> "dead";
            case Next.RetryAt _ -> "retrying";
        };
    }

    private static @Nullable Timestamp timeOf(Next next) {
        return next instanceof Next.RetryAt(Instant time) ? Timestamp.from(time) : null;
    }

    private static ClaimedDelivery claimed(ResultSet row, int number) throws SQLException {
        return new ClaimedDelivery(
                row.getString("id"),
                row.getString("message_id"),
                row.getString("endpoint_id"),
                row.getString("type"),
                row.getString("body"),
                new TraceLink(row.getString("traceparent"), row.getString("correlation_id")),
                row.getInt("attempts"),
                row.getInt("earlier"));
    }
}
