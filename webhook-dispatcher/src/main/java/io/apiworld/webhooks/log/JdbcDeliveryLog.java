package io.apiworld.webhooks.log;

import io.apiworld.defaults.tracing.TraceLink;
import io.apiworld.webhooks.delivery.DeliveriesPlanned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcDeliveryLog implements DeliveryLog {

    private static final String DELIVERIES = """
            select d.*, m.type, m.traceparent, m.correlation_id
            from deliveries d join messages m on m.id = d.message_id
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher local;

    JdbcDeliveryLog(JdbcClient jdbc, ApplicationEventPublisher local) {
        this.jdbc = jdbc;
        this.local = local;
    }

    @Override
    public List<Delivery> list(DeliveryFilter filter, long before, int limit) {
        var found = jdbc.sql(DELIVERIES + """
                        where d.position < :before
                          and (:messageId::text is null or d.message_id = :messageId)
                          and (:correlationId::text is null or m.correlation_id = :correlationId)
                          and (:endpointId::text is null or d.endpoint_id = :endpointId)
                          and (:status::text is null or d.status = :status)
                        order by d.position desc
                        limit :limit
                        """)
                .param("before", before)
                .param("messageId", filter.messageId(), Types.VARCHAR)
                .param("correlationId", filter.correlationId(), Types.VARCHAR)
                .param("endpointId", filter.endpointId(), Types.VARCHAR)
                .param("status", filter.status(), Types.VARCHAR)
                .param("limit", limit)
                .query(JdbcDeliveryLog::delivery)
                .list();
        return withAttempts(found);
    }

    @Override
    public Optional<Delivery> find(String id) {
        var found = jdbc.sql(DELIVERIES + "where d.id = :id")
                .param("id", id)
                .query(JdbcDeliveryLog::delivery)
                .list();
        return withAttempts(found).stream().findFirst();
    }

    @Override
    @Transactional
    public boolean redeliver(String id, Instant now) {
        var due =
                jdbc.sql("""
                                update deliveries set status = 'pending', earlier = attempts, next_attempt_at = :now
                                where id = :id and status <> 'delivering'
                                """).param("id", id).param("now", Timestamp.from(now)).update() == 1;
        if (due) {
            local.publishEvent(new DeliveriesPlanned());
        }
        return due;
    }

    private List<Delivery> withAttempts(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return deliveries;
        }
        var attempts = jdbc.sql("select * from attempts where delivery_id in (:ids) order by delivery_id, number")
                .param("ids", deliveries.stream().map(Delivery::id).toList())
                .query(new AttemptsByDelivery());
        return deliveries.stream()
                .map(delivery -> delivery.with(attempts.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var trace = new TraceLink(row.getString("traceparent"), row.getString("correlation_id"));
        return new Delivery(
                row.getLong("position"),
                row.getString("id"),
                row.getString("message_id"),
                row.getString("endpoint_id"),
                row.getString("type"),
                row.getString("status"),
                List.of(),
                instant(row.getTimestamp("next_attempt_at")),
                trace.correlationId(),
                trace.traceId(),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
